// Links an object file of `clang -target bpfel` into a Solana SBPF v0 shared object. The format has no other linker
// outside of the Solana toolchain: ELF, e_machine EM_BPF, `.text` and `.rodata` at addresses equal to their file offsets,
// system calls as `call -1` with a dynamic relocation by name.

const ELF_HEADER = 64;
const PROGRAM_HEADER = 56;
const SECTION_HEADER = 64;
const SYMBOL = 24;
const RELOCATION = 16;
const RODATA_ADDRESS_HIGH = 1; // The runtime maps the file at 0x1_0000_0000.

const SHT = { PROGBITS: 1, SYMTAB: 2, STRTAB: 3, RELA: 4, DYNAMIC: 6, REL: 9, DYNSYM: 11 };
const R_BPF_64_64 = 1; // lddw: the address of data
const R_BPF_64_32 = 10; // call
const DT = { NULL: 0, STRTAB: 5, SYMTAB: 6, SYMENT: 11, REL: 17, RELSZ: 18, RELENT: 19 };

const align = (offset, to) => Math.ceil(offset / to) * to;
const textAt = (bytes, offset) => bytes.toString('latin1', offset, bytes.indexOf(0, offset));

/** @param {Buffer} object relocatable ELF @returns {Buffer} shared object */
export function link(object) {
  const sections = readSections(object);
  const symbols = readSymbols(object, sections);
  const layout = placeSections(sections);
  const image = Buffer.alloc(layout.end);
  for (const [section, base] of layout.bases) object.copy(image, base, section.offset, section.offset + section.size);
  const systemCalls = relocate({ object, sections, symbols, layout, image });
  const entry = symbols.find((symbol) => symbol.name === 'entrypoint' && symbol.section !== 0);
  if (!entry) throw new Error('the program has no entrypoint');
  return writeFile(image, layout, systemCalls, layout.bases.get(sections[entry.section]) + entry.value);
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
  const textStart = ELF_HEADER + 2 * PROGRAM_HEADER;
  let end = textStart;
  const place = (section) => {
    end = align(end, Math.max(8, section.align));
    bases.set(section, end);
    end += section.size;
  };
  code.forEach(place);
  const textEnd = end;
  constants.forEach(place);
  return { bases, textStart, textEnd, rodataStart: constants.length ? bases.get(constants[0]) : textEnd, end: align(end, 8) };
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
      if (type === R_BPF_64_32 && target === undefined) systemCalls.push(systemCall(image, offset, symbol.name));
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

function writeFile(image, layout, systemCalls, entry) {
  const dynamic = dynamicSections(image.length, systemCalls);
  const sections = [
    { name: '', type: 0, flags: 0, offset: 0, size: 0 },
    { name: '.text', type: SHT.PROGBITS, flags: 6, offset: layout.textStart, size: layout.textEnd - layout.textStart },
    { name: '.rodata', type: SHT.PROGBITS, flags: 2, offset: layout.rodataStart, size: image.length - layout.rodataStart },
    { name: '.dynamic', type: SHT.DYNAMIC, flags: 2, ...dynamic.table, link: 5, entry: 16 },
    { name: '.dynsym', type: SHT.DYNSYM, flags: 2, ...dynamic.symbols, link: 5, info: 1, entry: SYMBOL },
    { name: '.dynstr', type: SHT.STRTAB, flags: 2, ...dynamic.names },
    { name: '.rel.dyn', type: SHT.REL, flags: 2, ...dynamic.relocations, link: 4, entry: RELOCATION },
  ];
  const names = sectionNames(sections, dynamic.end);
  sections.push(names.section);
  const tableAt = names.section.offset + align(names.section.size, 8);
  writeHeader(image, { entry, tableAt, sections: sections.length });
  writeProgramHeader(image, 0, { type: 1, flags: 5, offset: layout.textStart, size: image.length - layout.textStart });
  writeProgramHeader(image, 1, { type: 2, flags: 4, ...dynamic.table });
  return Buffer.concat([image, dynamic.bytes, names.bytes, sectionTable(sections, names.offsets)]);
}

function dynamicSections(start, systemCalls) {
  const unique = [...new Set(systemCalls.map((call) => call.name))];
  let text = '\0';
  const symbols = Buffer.alloc(SYMBOL * (unique.length + 1));
  unique.forEach((name, index) => {
    symbols.writeUInt32LE(text.length, SYMBOL * (index + 1));
    symbols[SYMBOL * (index + 1) + 4] = 0x10; // global
    text += `${name}\0`;
  });
  const relocations = Buffer.alloc(RELOCATION * systemCalls.length);
  systemCalls.forEach(({ name, offset }, index) => {
    relocations.writeBigUInt64LE(BigInt(offset), RELOCATION * index);
    relocations.writeUInt32LE(R_BPF_64_32, RELOCATION * index + 8);
    relocations.writeUInt32LE(unique.indexOf(name) + 1, RELOCATION * index + 12);
  });
  const names = padded(Buffer.from(text, 'latin1'));
  const tableSize = 7 * 16;
  const at = { symbols: start + tableSize, names: start + tableSize + symbols.length };
  const relocationsAt = at.names + names.length;
  const table = dynamicTable({ ...at, relocations: relocationsAt, size: relocations.length });
  return {
    bytes: Buffer.concat([table, symbols, names, relocations]),
    table: { offset: start, size: tableSize },
    symbols: { offset: at.symbols, size: symbols.length },
    names: { offset: at.names, size: names.length },
    relocations: { offset: relocationsAt, size: relocations.length },
    end: relocationsAt + relocations.length,
  };
}

function dynamicTable({ symbols, names, relocations, size }) {
  const entries = [
    [DT.REL, relocations],
    [DT.RELSZ, size],
    [DT.RELENT, RELOCATION],
    [DT.SYMTAB, symbols],
    [DT.STRTAB, names],
    [DT.SYMENT, SYMBOL],
    [DT.NULL, 0],
  ];
  const table = Buffer.alloc(entries.length * 16);
  entries.forEach(([tag, value], index) => {
    table.writeBigUInt64LE(BigInt(tag), 16 * index);
    table.writeBigUInt64LE(BigInt(value), 16 * index + 8);
  });
  return table;
}

function sectionNames(sections, offset) {
  let text = '\0';
  const offsets = sections.map(({ name }) => {
    if (name === '') return 0;
    const at = text.length;
    text += `${name}\0`;
    return at;
  });
  offsets.push(text.length);
  text += '.shstrtab\0';
  const bytes = padded(Buffer.from(text, 'latin1'));
  return { bytes, offsets, section: { name: '.shstrtab', type: SHT.STRTAB, flags: 0, offset, size: bytes.length } };
}

function sectionTable(sections, nameOffsets) {
  const table = Buffer.alloc(SECTION_HEADER * sections.length);
  sections.forEach((section, index) => {
    const at = SECTION_HEADER * index;
    const address = section.flags ? section.offset : 0;
    table.writeUInt32LE(nameOffsets[index], at);
    table.writeUInt32LE(section.type, at + 4);
    [section.flags, address, section.offset, section.size].forEach((value, slot) => {
      table.writeBigUInt64LE(BigInt(value), at + 8 + 8 * slot);
    });
    table.writeUInt32LE(section.link ?? 0, at + 40);
    table.writeUInt32LE(section.info ?? 0, at + 44);
    table.writeBigUInt64LE(8n, at + 48);
    table.writeBigUInt64LE(BigInt(section.entry ?? 0), at + 56);
  });
  return table;
}

function writeHeader(image, { entry, tableAt, sections }) {
  image.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1], 0); // ELF, 64 bit, little endian
  image.writeUInt16LE(3, 16); // ET_DYN
  image.writeUInt16LE(247, 18); // EM_BPF
  image.writeUInt32LE(1, 20);
  image.writeBigUInt64LE(BigInt(entry), 24);
  image.writeBigUInt64LE(BigInt(ELF_HEADER), 32);
  image.writeBigUInt64LE(BigInt(tableAt), 40);
  image.writeUInt32LE(0, 48); // e_flags 0: SBPF v0
  [ELF_HEADER, PROGRAM_HEADER, 2, SECTION_HEADER, sections, sections - 1].forEach((value, slot) => {
    image.writeUInt16LE(value, 52 + 2 * slot);
  });
}

function writeProgramHeader(image, index, { type, flags, offset, size }) {
  const at = ELF_HEADER + PROGRAM_HEADER * index;
  image.writeUInt32LE(type, at);
  image.writeUInt32LE(flags, at + 4);
  for (const slot of [8, 16, 24]) image.writeBigUInt64LE(BigInt(offset), at + slot);
  for (const slot of [32, 40]) image.writeBigUInt64LE(BigInt(size), at + slot);
  image.writeBigUInt64LE(8n, at + 48);
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(align(bytes.length, 8) - bytes.length)]);
}
