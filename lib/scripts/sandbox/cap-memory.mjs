const PAGE_BYTES = 65_536;
const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;
const HAS_MAXIMUM = 1;

/** From now on WebAssembly modules of this process get at most so much memory, whatever they ask for. */
export function capMemory(bytes) {
  const pages = Math.floor(bytes / PAGE_BYTES);
  const { Module, compile, instantiate } = WebAssembly;
  const all = Object.getOwnPropertyDescriptors(WebAssembly);
  // Streams cannot be rewritten; without these two, loaders read the bytes.
  delete all.instantiateStreaming;
  delete all.compileStreaming;
  const cappedModule = function CappedModule(source) {
    return new Module(capped(source, pages));
  };
  cappedModule.prototype = Module.prototype;
  for (const name of ["customSections", "exports", "imports"]) cappedModule[name] = Module[name];
  const replaced = {
    Module: cappedModule,
    compile: (source) => compile(capped(source, pages)),
    instantiate: (source, imports) => instantiate(source instanceof Module ? source : capped(source, pages), imports),
  };
  for (const [name, value] of Object.entries(replaced)) all[name] = { value, enumerable: true };
  globalThis.WebAssembly = Object.freeze(Object.create(Object.prototype, all));
}

/** The module with another maximum in its memory section, written in as many bytes as the old one took. */
function capped(source, pages) {
  const bytes = new Uint8Array(source instanceof ArrayBuffer ? source.slice(0) : Uint8Array.from(source));
  let at = HEADER_BYTES;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value >>> 0;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = number();
    const end = at + size;
    if (section === MEMORY_SECTION) {
      number();
      if ((bytes[at++] & HAS_MAXIMUM) === 0) throw new Error("this module asks for memory without a maximum");
      number();
      const from = at;
      if (number() > pages) writeNumber(bytes, from, at, pages);
      return bytes;
    }
    at = end;
  }
  return bytes;
}

function writeNumber(bytes, from, to, value) {
  let rest = value;
  for (let at = from; at < to; at += 1) {
    bytes[at] = (rest & 0x7f) | (at < to - 1 ? 0x80 : 0);
    rest >>>= 7;
  }
  if (rest > 0) throw new Error("the maximum does not fit");
}
