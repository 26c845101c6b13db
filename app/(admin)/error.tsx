"use client";

import { ErrorNotice } from "@/components/shell/error-notice";

export default function AdminError(props: { error: unknown; retry(): void }) {
  return <ErrorNotice {...props} />;
}
