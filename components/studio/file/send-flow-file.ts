import type { ActionError } from "@/lib/http/action-result";

/** Somebody or something the file speaks of that is not here. */
export type UnknownReference = {
  kind: "people" | "departments" | "roles" | "flows" | "calendars";
  /** Empty where the file does not say. */
  name: string;
};

type Refused = Pick<ActionError, "reason" | "problems"> & { detail: string };

/** Sends a file to where it becomes a flow or a draft; null when the server cannot be reached. */
export async function sendFlowFile<Made>(
  file: File,
  to: string,
): Promise<{ made: Made } | { refused: Refused } | null> {
  try {
    const headers = { "Content-Type": "application/octet-stream" };
    const response = await fetch(to, { method: "POST", headers, body: file });
    const answer = await response.json();
    return response.ok ? { made: answer } : { refused: answer };
  } catch {
    return null;
  }
}
