// Writes an SBPF v0 shared object: the ELF headers, the sections and the tables by which the runtime finds system calls.

const ELF_HEADER = 64;
const PROGRAM_HEADER = 56;
const SECTION_HEADER = 64;
const SYMBOL = 24;
const RELOCATION = 16;

/** Room at the head of the image for the ELF header and two program headers. */
export const HEADERS_LENGTH = ELF_HEADER + 2 * PROGRAM_HEADER;
/** Relocation of a call. */
export const R_BPF_64_32 = 10;

const SHT = { PROGBITS: 1, STRTAB: 3, DYNAMIC: 6, REL: 9, DYNSYM: 11 };
const DT = { NULL: 0, STRTAB: 5, SYMTAB: 6, SYMENT: 11, REL: 17, RELSZ: 18, RELENT: 19 };

/** The next multiple of `to`. */
export const align = (offset, to) => Math.ceil(offset / to) * to;

/**
 * @param {Buffer} image the headers' room, code and constants, every relocation but system calls resolved
 * @param {{textStart: number, textEnd: number, rodataStart: number}} layout offsets in the image
 * @param {{name: string, offset: number}[]} systemCalls
 * @param {number} entry offset of the first instruction to run
 * @returns {Buffer} the file
 */
export function writeSharedObject(image, layout, systemCalls, entry) {
  const dynamic = dynamicSections(image.length, systemCalls);
  const sections = [
    { name: '', type: 0, flags: 0, offset: 0, size: 0 },
    {
      name: '.text',
      type: SHT.PROGBITS,
      flags: 6,
      offset: layout.textStart,
      size: layout.textEnd - layout.textStart,
    },
    {
      name: '.rodata',
      type: SHT.PROGBITS,
      flags: 2,
      offset: layout.rodataStart,
      size: image.length - layout.rodataStart,
    },
    { name: '.dynamic', type: SHT.DYNAMIC, flags: 2, ...dynamic.table, link: 5, entry: 16 },
    { name: '.dynsym', type: SHT.DYNSYM, flags: 2, ...dynamic.symbols, link: 5, info: 1, entry: SYMBOL },
    { name: '.dynstr', type: SHT.STRTAB, flags: 2, ...dynamic.names },
    { name: '.rel.dyn', type: SHT.REL, flags: 2, ...dynamic.relocations, link: 4, entry: RELOCATION },
  ];
  const names = sectionNames(sections, dynamic.end);
  sections.push(names.section);
  const tableAt = names.section.offset + align(names.section.size, 8);
  writeHeader(image, { entry, tableAt, sections: sections.length });
  writeProgramHeader(image, 0, {
    type: 1,
    flags: 5,
    offset: layout.textStart,
    size: image.length - layout.textStart,
  });
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
  return {
    bytes,
    offsets,
    section: { name: '.shstrtab', type: SHT.STRTAB, flags: 0, offset, size: bytes.length },
  };
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
