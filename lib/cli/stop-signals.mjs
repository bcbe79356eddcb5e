/** Aborts when somebody asks the program to stop: Ctrl-C, `kill`, a closed terminal. Repeated signals change nothing. */
export function stopSignals() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => controller.abort(name));
  }
  return controller.signal;
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
export function whenAborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener("abort", () => resolve(), { once: true });
    }
  });
}
