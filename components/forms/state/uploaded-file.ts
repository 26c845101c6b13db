/** What a page knows of an attachment; `size` is in bytes. */
export type UploadedFile = { name: string; size: number };

/** Keeps a file for the ticket, or says in the reader's words why it does not. */
export type UploadFile = (file: File) => Promise<(UploadedFile & { id: string }) | { error: string }>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where an attachment can be fetched; null for a mere name that came from another system. */
export function downloadPath(id: string): string | null {
  return UUID.test(id) ? `/api/files/${id}` : null;
}
