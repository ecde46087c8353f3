import { parseSync, visitorKeys } from 'oxc-parser'

/** One small change to a program, which its tests ought to notice. */
export interface Mutant {
  /** From the project's root: `src/constitution/days/calendar.ts`. */
  readonly file: string
  readonly line: number
  /** Where the changed words stand in the file's text, the end not included. */
  readonly from: number
  readonly end: number
  /** Where what is changed begins to be worked: of a sign, its first side. */
  readonly worked: number
  readonly before: string
  readonly after: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** What is put in place of a node; what stands before and after it is kept. */
interface Change {
  readonly node: Pick<Node, 'start' | 'end'>
  readonly after: string
}

type Ancestors = readonly Node[]

/**
 * Every mutant of a file, in the order of its text: an operator turned, a boundary moved, a condition
 * held true or false, a number one more, words left out, a call not made. Types, imports, the names of
 * properties and the words of thrown errors are left alone.
 */
export function findMutants(file: string, text: string): readonly Mutant[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const changes: (Change & { readonly worked: number })[] = []
  walk(program as unknown as Node, [], (node, ancestors) => {
    changes.push(
      ...changesOf(node, ancestors, text).map((change) => ({ ...change, worked: node.start })),
    )
  })
  return changes.map(({ node, after, worked }) => ({
    file,
    line: text.slice(0, node.start).split('\n').length,
    from: node.start,
    end: node.end,
    worked,
    before: text.slice(node.start, node.end),
    after,
  }))
}

const KEPT_TYPES = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']
const LEFT_ALONE = [
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'ThrowStatement',
]

function walk(node: Node, ancestors: Ancestors, see: (node: Node, above: Ancestors) => void): void {
  if (LEFT_ALONE.includes(node.type)) return
  if (node.type.startsWith('TS') && !KEPT_TYPES.includes(node.type)) return
  see(node, ancestors)
  const above = [...ancestors, node]
  for (const key of visitorKeys[node.type] ?? []) {
    const isName = key === 'key' && node['computed'] !== true
    if (isName || (node.type === 'ExportNamedDeclaration' && key !== 'declaration')) continue
    for (const child of [node[key]].flat()) if (isNode(child)) walk(child, above, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** A sign by those that take its place: the boundary moved, and the sense turned. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '++': ['--'],
  '--': ['++'],
}

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  find: 'findLast',
  findLast: 'find',
}

function changesOf(node: Node, ancestors: Ancestors, text: string): readonly Change[] {
  const parent = ancestors.at(-1)
  const source = (part: unknown) => (isNode(part) ? text.slice(part.start, part.end) : '')
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
    case 'UpdateExpression':
      return joinsWords(node) ? [] : signs(node, text)
    case 'UnaryExpression':
      return ['!', '-'].includes(String(node['operator']))
        ? [{ node, after: source(node['argument']) }]
        : []
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((after) => ({ node: node['test'] as Node, after }))
    case 'WhileStatement':
    case 'ForStatement':
      return isNode(node['test']) ? [{ node: node['test'], after: 'false' }] : []
    case 'Literal':
      return literals(node, parent)
    case 'TemplateLiteral':
      return node.end - node.start > 2 ? [{ node, after: '``' }] : []
    case 'CallExpression':
      return methods(node)
    case 'ExpressionStatement':
      return isCall(node['expression']) && ancestors.some(({ type }) => /Function/.test(type))
        ? [{ node, after: ';' }]
        : []
    default:
      return []
  }
}

function isCall(node: unknown): boolean {
  return isNode(node) && ['CallExpression', 'AwaitExpression'].includes(node.type)
}

/** A plus between words: turned into a minus it could not go unnoticed. */
function joinsWords(node: Node): boolean {
  if (node['operator'] !== '+' && node['operator'] !== '+=') return false
  return [node['left'], node['right']].some(
    (side) =>
      isNode(side) &&
      (side.type === 'TemplateLiteral' ||
        typeof side['value'] === 'string' ||
        (side.type === 'BinaryExpression' && joinsWords(side))),
  )
}

function signs(node: Node, text: string): readonly Change[] {
  const operator = String(node['operator'])
  const before = node['prefix'] === true ? undefined : (node['left'] ?? node['argument'])
  const start = text.indexOf(operator, isNode(before) ? before.end : node.start)
  const place = { start, end: start + operator.length }
  return (SIGNS[operator] ?? []).map((after) => ({ node: place, after }))
}

function literals(node: Node, parent: Node | undefined): readonly Change[] {
  const { value } = node
  if (typeof value === 'boolean') return [{ node, after: String(!value) }]
  if (typeof value === 'number') return [{ node, after: String(value + 1) }]
  if (typeof value === 'bigint') return [{ node, after: `${value + 1n}n` }]
  // Where words are only compared, turning the comparison says the same
  const isCompared =
    parent?.type === 'SwitchCase' ||
    (parent?.type === 'BinaryExpression' && parent['operator'] !== '+')
  const isWords = typeof value === 'string' && value !== '' && parent?.['directive'] === undefined
  return isWords && !isCompared ? [{ node, after: "''" }] : []
}

function methods(call: Node): readonly Change[] {
  const callee = call['callee']
  if (!isNode(callee) || callee.type !== 'MemberExpression' || callee['computed'] === true)
    return []
  const { property, object } = callee
  if (!isNode(property) || !isNode(object)) return []
  const after = METHODS[String(property['name'])]
  const changes: Change[] = after === undefined ? [] : [{ node: property, after }]
  if (['filter', 'toSorted', 'toReversed'].includes(String(property['name']))) {
    changes.push({ node: { start: object.end, end: call.end }, after: '' })
  }
  return changes
}
