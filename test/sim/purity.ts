/**
 * Finds in a source text whatever reaches for the time, chance, timers or the network by itself instead of through an
 * argument. Reads the syntax, not the text: words in comments and in strings are no offence, SQL's own clock is.
 */
import { parseSync } from '@swc/core';

/** Names that must not be used at all where nothing of that name was handed in. */
const forbiddenNames = new Set([
  'performance',
  'crypto',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'navigator',
  'globalThis',
  'global',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
]);
const forbiddenModules =
  /^(node:)?(http|https|http2|net|tls|dgram|dns|timers|perf_hooks|worker_threads|child_process|cluster|os)(\/|$)|^(undici|uuid|nanoid)$/;
const chanceInCrypto = /^(random|generate|webcrypto|getRandomValues|default$)/;
const sqlClock =
  /\b(current_(time|date|timestamp)|random\(\)|randomblob\(|unixepoch\(\s*\)|(date|time|datetime|julianday|strftime)\([^)]*'now')/i;
/** What may be asked of these without an argument's help: nothing in them changes from run to run. */
const harmless: Record<string, (member: string) => boolean> = {
  Date: (member) => member === 'parse' || member === 'UTC',
  Math: (member) => member !== 'random',
  process: (member) => member === 'versions',
};

type Node = Record<string, unknown> & { type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nameOf = (value: unknown) =>
  isNode(value) && value.type === 'Identifier' && typeof value.value === 'string' ? value.value : null;

/** The offences in one file's text, in the order they stand there. */
export function findImpure(source: string): string[] {
  const found: string[] = [];

  function visitName(name: string) {
    if (forbiddenNames.has(name) || name in harmless) found.push(name);
  }

  function visitMember(node: Node) {
    const object = nameOf(node.object);
    const member = nameOf(node.property);
    const rule = object === null ? undefined : harmless[object];
    if (rule === undefined) visit(node.object);
    else if (member === null || !rule(member)) found.push(`${object}.${member ?? '[…]'}`);
    if (isNode(node.property) && node.property.type === 'Computed') visit(node.property.expression);
  }

  function visitImport(node: Node) {
    const from = isNode(node.source) ? String(node.source.value) : '';
    if (node.typeOnly === true) return;
    if (forbiddenModules.test(from)) found.push(`import ${from}`);
    if (!/^(node:)?crypto$/.test(from) || !Array.isArray(node.specifiers)) return;
    for (const one of node.specifiers as Node[]) {
      const name = nameOf(one.imported) ?? nameOf(one.local) ?? '';
      if (one.type !== 'ImportSpecifier' || chanceInCrypto.test(name))
        found.push(`import ${name} of ${from}`);
    }
  }

  function visitCall(node: Node): boolean {
    const args = Array.isArray(node.arguments) ? node.arguments : [];
    const callee = node.callee;
    if (node.type === 'NewExpression' && nameOf(callee) === 'Date') {
      if (args.length === 0) found.push('new Date()');
      visit(args);
      return true;
    }
    // a date format given nothing writes the present moment
    if (isNode(callee) && callee.type === 'MemberExpression' && args.length === 0) {
      const member = nameOf(callee.property);
      if (member === 'format' || member === 'formatToParts') found.push(`${member}()`);
    }
    if (isNode(callee) && callee.type === 'Import') found.push('import()');
    return false;
  }

  function visit(value: unknown): void {
    if (Array.isArray(value)) {
      for (const one of value) visit(isNode(one) ? one : (one as { expression?: unknown })?.expression);
      return;
    }
    if (!isNode(value)) return;
    switch (value.type) {
      case 'Identifier':
        visitName(String(value.value));
        return;
      case 'MemberExpression':
        visitMember(value);
        return;
      case 'ImportDeclaration':
        visitImport(value);
        return;
      case 'KeyValueProperty':
      case 'MethodProperty':
      case 'KeyValuePatternProperty':
        if (isNode(value.key) && value.key.type === 'Computed') visit(value.key);
        visitFields(value, ['key']);
        return;
      case 'StringLiteral':
      case 'TemplateElement': {
        const text = String(value.value ?? value.cooked ?? value.raw);
        if (sqlClock.test(text)) found.push(`SQL ${sqlClock.exec(text)?.[0]}`);
        return;
      }
      case 'CallExpression':
      case 'NewExpression':
        if (!visitCall(value)) visitFields(value, ['typeArguments']);
        return;
      default:
        // types name things and reach for nothing
        if (value.type.startsWith('Ts')) visit(value.expression);
        else visitFields(value, ['typeAnnotation', 'typeParams', 'typeParameters', 'returnType']);
    }
  }

  function visitFields(node: Node, except: string[]) {
    for (const [field, value] of Object.entries(node)) {
      if (except.includes(field) || field === 'span') continue;
      if (Array.isArray(value) || isNode(value)) visit(value);
    }
  }

  visit(parseSync(source, { syntax: 'typescript', target: 'es2023' }).body);
  return found;
}
