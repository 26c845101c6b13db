"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

const EVERY_MS = 20_000;

/** Reads the page's figures again when the window comes back and, while it is seen, every so often. */
export function KeepFresh() {
  const router = useRouter();
  const refresh = useEffectEvent(() => {
    if (document.visibilityState === "visible") router.refresh();
  });

  useEffect(() => {
    const timer = setInterval(refresh, EVERY_MS);
    const listen = () => refresh();
    window.addEventListener("focus", listen);
    document.addEventListener("visibilitychange", listen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", listen);
      document.removeEventListener("visibilitychange", listen);
    };
  }, []);

  return null;
}
