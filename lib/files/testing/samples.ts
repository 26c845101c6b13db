/** Beginnings of files of many kinds, as people and attackers send them. */
export const SAMPLES = {
  png: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
  gif: Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
  jpeg: Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
  webp: Buffer.from("52494646240000005745425056503820180000003001009d012a0100010002003425a400037000fefb9400", "hex"),
  pdf: Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "latin1"),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>'),
  xml: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  html: Buffer.from("<!doctype html><script>alert(document.cookie)</script>"),
  text: Buffer.from("报价\t1,200.00\r\n"),
  /** A picture by its first bytes, a page by the rest. */
  gifPage: Buffer.from("GIF89a/*<html><script>alert(1)</script>*/=1"),
  bytes: Buffer.from([0, 1, 2, 3, 250, 251, 252]),
  exe: Buffer.from("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "latin1"),
} as const satisfies Record<string, Buffer>;

/** A body as it comes over a wire, in pieces. */
export async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
