/** They say how the message travels, or for whom it is. */
const OF_THE_TRANSPORT = [
  ...["host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade"],
  ...["expect", "http2-settings", "via"],
];

const OF_THE_SIGNATURE = {
  "standard-webhooks": ["webhook-id", "webhook-timestamp", "webhook-signature"],
  loonflow: ["webhook-id", "signature", "timestamp"],
} as const;

/** Whether a hook may not set a header itself: Skein does, or the connection. */
export function isReservedHeader(name: string, signature: keyof typeof OF_THE_SIGNATURE): boolean {
  const lower = name.toLowerCase();
  const reserved: readonly string[] = [...OF_THE_TRANSPORT, ...OF_THE_SIGNATURE[signature]];
  return reserved.includes(lower) || lower.startsWith("proxy-");
}
