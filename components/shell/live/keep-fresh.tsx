"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { followChanges } from "./follow-changes";
import { isOutdated, type LiveNews } from "./live-event";

type Props = {
  username: string;
  /** What the page shows. */
  unread: number;
  todo: number;
};

/** How often a page looks for itself, and how often where somebody tells it of all that it shows. */
const ALONE_MS = 20_000;
const TOLD_MS = 120_000;
const TOLD_PAGES = ["/inbox", "/notices"];
/** Somebody tells as long as the line was heard of within this. */
const SILENCE_MS = 60_000;
/** Changes that come in a row are one look. */
const PAUSE_MS = 400;

/** Reads the page's figures again when they change, when the window comes back and, while it is seen, every so often. */
export function KeepFresh({ username, unread, todo }: Props) {
  const router = useRouter();
  const path = usePathname();
  const isOld = useRef(false);
  const heardAt = useRef(Number.NEGATIVE_INFINITY);
  const lookedAt = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useEffectEvent(() => {
    if (document.visibilityState !== "visible") return;
    isOld.current = false;
    lookedAt.current = performance.now();
    router.refresh();
  });
  const hear = useEffectEvent((news: LiveNews) => {
    heardAt.current = performance.now();
    if (news.kind === "beat" || !isOutdated({ unread, todo, path }, news.event)) return;
    isOld.current = true;
    clearTimeout(pause.current);
    pause.current = setTimeout(look, PAUSE_MS);
  });
  const lookNowAndThen = useEffectEvent(() => {
    const now = performance.now();
    const isTold = now - heardAt.current < SILENCE_MS && TOLD_PAGES.includes(path);
    if (isOld.current || now - lookedAt.current >= (isTold ? TOLD_MS : ALONE_MS)) look();
  });

  useEffect(() => followChanges(username, hear), [username]);

  useEffect(() => {
    lookedAt.current = performance.now();
    const timer = setInterval(lookNowAndThen, ALONE_MS);
    const listen = () => look();
    window.addEventListener("focus", listen);
    document.addEventListener("visibilitychange", listen);
    return () => {
      clearInterval(timer);
      clearTimeout(pause.current);
      window.removeEventListener("focus", listen);
      document.removeEventListener("visibilitychange", listen);
    };
  }, []);

  return null;
}
