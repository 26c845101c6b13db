"use client";

import { useEffect } from "react";
import { useDesigner } from "./use-designer";

/** Has the browser ask before a page is closed whose last edits the server does not have yet. */
export function LeaveGuard() {
  const isUnsaved = useDesigner(({ history, draft }) => history.present !== draft.saved);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
  return null;
}
