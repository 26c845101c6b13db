"use client";

import { ErrorNotice } from "@/components/shell/error-notice";

export default function StudioError(props: { error: unknown; retry(): void }) {
  return <ErrorNotice {...props} />;
}
