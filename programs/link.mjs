// Links an object file of `clang -target bpfel` into a Solana SBPF v0 shared object. The format has no other linker
// outside of the Solana toolchain: ELF, e_machine EM_BPF, `.text` and `.rodata` at addresses equal to their file offsets,
// system calls as `call -1` with a dynamic relocation by name. Here the object is read and resolved; shared-object.mjs
// writes the result.

import { HEADERS_LENGTH, R_BPF_64_32, align, writeSharedObject } from './shared-object.mjs';

const SECTION_HEADER = 64;
const SYMBOL = 24;
const RELOCATION = 16;
const RODATA_ADDRESS_HIGH = 1; // The runtime maps the file at 0x1_0000_0000.

const SHT = { SYMTAB: 2, RELA: 4, REL: 9 };
const R_BPF_64_64 = 1; // lddw: the address of data

const textAt = (bytes, offset) => bytes.toString('latin1', offset, bytes.indexOf(0, offset));

/** @param {Buffer} object relocatable ELF @returns {Buffer} shared object */
export function link(object) {
  const sections = readSections(object);
  const symbols = readSymbols(object, sections);
  const layout = placeSections(sections);
  const image = Buffer.alloc(layout.end);
  for (const [section, base] of layout.bases)
    object.copy(image, base, section.offset, section.offset + section.size);
  const systemCalls = relocate({ object, sections, symbols, layout, image });
  const entry = symbols.find((symbol) => symbol.name === 'entrypoint' && symbol.section !== 0);
  if (!entry) throw new Error('the program has no entrypoint');
  return writeSharedObject(
    image,
    layout,
    systemCalls,
    layout.bases.get(sections[entry.section]) + entry.value,
  );
}

function readSections(object) {
  const table = Number(object.readBigUInt64LE(40));
  const sections = Array.from({ length: object.readUInt16LE(60) }, (_, index) => {
    const at = table + index * SECTION_HEADER;
    const u64 = (offset) => Number(object.readBigUInt64LE(at + offset));
    const head = { nameAt: object.readUInt32LE(at), type: object.readUInt32LE(at + 4), flags: u64(8) };
    const links = { link: object.readUInt32LE(at + 40), info: object.readUInt32LE(at + 44), align: u64(48) };
    return { ...head, offset: u64(24), size: u64(32), ...links };
  });
  const names = sections[object.readUInt16LE(62)].offset;
  for (const section of sections) section.name = textAt(object, names + section.nameAt);
  return sections;
}

function readSymbols(object, sections) {
  const table = sections.find((section) => section.type === SHT.SYMTAB);
  const names = sections[table.link].offset;
  return Array.from({ length: table.size / SYMBOL }, (_, index) => {
    const at = table.offset + index * SYMBOL;
    return {
      name: textAt(object, names + object.readUInt32LE(at)),
      isSection: (object[at + 4] & 15) === 3,
      section: object.readUInt16LE(at + 6),
      value: Number(object.readBigUInt64LE(at + 8)),
    };
  });
}

/** Code first, then constants; the address of each is its offset in the file. */
function placeSections(sections) {
  const loaded = sections.filter((section) => section.flags & 2 && section.size > 0);
  const code = loaded.filter((section) => section.name.startsWith('.text'));
  const constants = loaded.filter((section) => section.name.startsWith('.rodata'));
  const other = loaded.find((section) => !code.includes(section) && !constants.includes(section));
  if (other) throw new Error(`section ${other.name} cannot be loaded: no writable globals`);
  const bases = new Map();
  const textStart = HEADERS_LENGTH;
  let end = textStart;
  const place = (section) => {
    end = align(end, Math.max(8, section.align));
    bases.set(section, end);
    end += section.size;
  };
  code.forEach(place);
  const textEnd = end;
  constants.forEach(place);
  return {
    bases,
    textStart,
    textEnd,
    rodataStart: constants.length ? bases.get(constants[0]) : textEnd,
    end: align(end, 8),
  };
}

/** Resolves calls and addresses in place. @returns the calls that the runtime resolves: {name, offset}[] */
function relocate({ object, sections, symbols, layout, image }) {
  const systemCalls = [];
  for (const table of sections) {
    const base = layout.bases.get(sections[table.info]);
    if (table.type === SHT.RELA && base !== undefined) throw new Error('RELA relocations are not expected');
    if (table.type !== SHT.REL || base === undefined) continue;
    for (let at = table.offset; at < table.offset + table.size; at += RELOCATION) {
      const offset = base + Number(object.readBigUInt64LE(at));
      const symbol = symbols[object.readUInt32LE(at + 12)];
      const type = object.readUInt32LE(at + 8);
      const target = layout.bases.get(sections[symbol.section]);
      if (type === R_BPF_64_32 && target === undefined)
        systemCalls.push(systemCall(image, offset, symbol.name));
      else if (type === R_BPF_64_32) patchCall(image, offset, target + symbol.value, symbol.isSection);
      else if (type === R_BPF_64_64) patchAddress(image, offset, target + symbol.value);
      else throw new Error(`relocation ${type} is not expected`);
    }
  }
  return systemCalls;
}

function systemCall(image, offset, name) {
  image[offset + 1] = 0x10; // source register 1: a call by name
  image.writeInt32LE(-1, offset + 4);
  return { name, offset };
}

/** A call within the program is relative, counted in instructions of 8 bytes from the next one. */
function patchCall(image, offset, target, isSection) {
  const within = isSection ? (image.readInt32LE(offset + 4) + 1) * 8 : 0;
  image.writeInt32LE((target + within - (offset + 8)) / 8, offset + 4);
}

/** `lddw` spreads a 64-bit address over two instructions. */
function patchAddress(image, offset, target) {
  const within = image.readUInt32LE(offset + 4) + image.readUInt32LE(offset + 12) * 2 ** 32;
  image.writeUInt32LE(target + within, offset + 4);
  image.writeUInt32LE(RODATA_ADDRESS_HIGH, offset + 12);
}
