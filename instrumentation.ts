/** Runs once, before the first request. Edge and build have nothing to check. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startUp } = await import("./lib/auth/start-up");
    await startUp();
    const { openFrontDoor } = await import("./lib/front-door/open");
    openFrontDoor(process.env);
  }
}
