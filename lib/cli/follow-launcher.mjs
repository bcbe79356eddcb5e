// Preloaded into the application: its standard input is a pipe from the launcher. When that closes, the launcher
// is gone (killed, perhaps), and an application that nobody watches would keep the port from the next start.
process.stdin.resume();
process.stdin.once("close", () => process.kill(process.pid, "SIGTERM"));
process.stdin.once("error", () => process.kill(process.pid, "SIGTERM"));
process.stdin.unref?.();
