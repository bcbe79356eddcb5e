"use client";

import { useMessages } from "next-intl";
import { useEffect, useState } from "react";
import { prepareReader } from "@/lib/check/code-reader";

/**
 * Has this page kept on the device, so that it opens without a network: public/check-worker.js. True once it is.
 * Only here, for other pages hold personal data. Not while developing, where files change under one address.
 */
export function useKeptPage(canKeep: boolean): boolean {
  const messages = useMessages();
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!canKeep || process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    let isHere = true;
    void keepPage(JSON.stringify(messages)).then(
      (done) => isHere && setKept(done),
      // A full disk, a private window: the page works all the same while there is a network.
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [canKeep, messages]);
  return isKept;
}

async function keepPage(texts: string): Promise<boolean> {
  // Everything is loaded once, in the order of its use, before it is said what there is to keep.
  performance.setResourceTimingBufferSize(2_000);
  await prepareReader();
  await loadFaces(texts + document.body.innerText);
  const registration = await navigator.serviceWorker.register("/check-worker.js", {
    scope: window.location.pathname,
  });
  const worker = await workerOf(registration);
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  const channel = new MessageChannel();
  const answer = new Promise<boolean>((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data === true);
  });
  worker.postMessage({ type: "KEEP", files }, [channel.port2]);
  return answer;
}

/** The newest there is: one that is being installed takes over at once. */
async function workerOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const coming = registration.installing ?? registration.waiting;
  if (coming === null || coming.state === "activated") {
    if (registration.active !== null) return registration.active;
    throw new Error("No worker was registered");
  }
  await new Promise<void>((resolve) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated" || coming.state === "redundant") resolve();
    });
  });
  return registration.active ?? coming;
}

/** The font comes in slices; those are loaded that any text of this page can need. */
async function loadFaces(texts: string): Promise<void> {
  const letters = [...new Set(texts)].join("");
  await document.fonts.load('1em "Noto Sans SC Variable"', letters);
}
