/** An element as a strict reader of XML sees it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own text and that of everything in it. */
  text: string;
}

const NAME = '[A-Za-z_][\\w.:-]*';
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`);
const ATTRIBUTE = new RegExp(`(${NAME})="([^"]*)"`, 'g');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What XML 1.0 §2.2 allows. */
const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/**
 * Reads a document of one root element, without declarations, comments or sections.
 * @throws {SyntaxError} when it is not well-formed
 */
export function readXml(source: string): XmlElement {
  if (!CHARACTERS.test(source)) throw new SyntaxError('a character that XML does not have');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let rest = source.trimEnd();
  while (rest !== '') {
    const top = open.at(-1) ?? root;
    const found = TAG.exec(rest);
    if (rest.startsWith('<') && !found) throw new SyntaxError(`not a tag: ${rest.slice(0, 60)}`);
    if (!found) {
      const end = rest.indexOf('<') === -1 ? rest.length : rest.indexOf('<');
      const text = decoded(rest.slice(0, end));
      if (open.length === 1 && text.trim() !== '') throw new SyntaxError('text beside the root');
      for (const element of open) element.text += text;
      rest = rest.slice(end);
      continue;
    }
    const [all, isEnd, name = '', attributes = '', isEmpty] = found;
    rest = rest.slice(all.length);
    if (isEnd) {
      if (top.name !== name || open.length === 1) throw new SyntaxError(`</${name}> ends <${top.name}>`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
    top.children.push(element);
    if (!isEmpty) open.push(element);
  }
  const [only] = root.children;
  if (open.length > 1 || root.children.length !== 1 || only === undefined)
    throw new SyntaxError('not one element that ends');
  return only;
}

/** The elements in it, itself included. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new SyntaxError(`${name} twice`);
    attributes[name] = decoded(value);
  }
  return attributes;
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new SyntaxError('the end of a section in text');
  return text.replace(/&([^;&]*;)?/g, (all, name: string | undefined) => {
    const meant = ENTITIES[name?.slice(0, -1) ?? ''];
    if (meant === undefined) throw new SyntaxError(`no entity: ${all}`);
    return meant;
  });
}
