import { EVENT_TYPES, eventSchema, type MeetingEvent } from './event.ts'

/** Other names under which the same is said, the first that is there. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  who: ['by', 'person', 'member', 'members', 'nominee', 'candidate', 'substitute'],
  by: ['who', 'member', 'person', 'mover', 'moved_by'],
  on: ['motion', 'amendment', 'motions', 'amendments'],
  motion: ['on', 'amendment', 'to'],
  amendment: ['id_of', 'motion'],
  items: ['item', 'scope'],
  members: ['who', 'by'],
  seconder: ['seconded_by'],
  seconder_agrees: ['seconder_consents', 'seconder_consent', 'seconder_agreed'],
  panel_consents: ['panel_agrees', 'panel_consent', 'leave'],
  shares: ['counts', 'votes', 'result_by', 'tally'],
  side: ['vote_for', 'way'],
  result: ['outcome', 'becomes', 'as_amended'],
  reverses: ['negates', 'negative'],
  changes: ['part', 'about'],
  against: ['target_member'],
  why: ['reason', 'note'],
  counted: ['count', 'present'],
  minutes: ['duration_min', 'length', 'for_minutes'],
  text: ['words', 'ruling', 'about'],
  role: ['by_role', 'as'],
  written: ['in_writing'],
  due: ['by_when', 'until'],
}

/** Never stand for another: `on` of an amendment is the motion that it amends. */
const OWN_NAMES: Readonly<Partial<Record<string, readonly string[]>>> = {
  amend: ['motion', 'on'],
  closure: ['motion'],
  'next-business': ['motion'],
  'adjourn-debate': ['motion'],
  hands: ['against'],
  recorded: ['against'],
  tally: ['against'],
  slips: ['against'],
  nominate: ['by'],
  preside: ['by'],
  'let-in': ['by'],
  suspend: ['by'],
  note: ['by'],
}

/** Of a nomination, whoever it is by is not whom it names. */
const NOT_FROM: Readonly<Partial<Record<string, readonly string[]>>> = { nominate: ['by'] }

type Raw = Readonly<Record<string, unknown>>

const known = new WeakMap<Raw, MeetingEvent | string>()

/**
 * Reads one event, as it came, into its type: the same object for the same, which stays as it is.
 *
 * @returns the event, or in one sentence why it cannot be one
 */
export function readEvent(raw: Raw): MeetingEvent | string {
  const event = known.get(raw) ?? readNew(raw)
  known.set(raw, event)
  return event
}

function readNew(raw: Raw): MeetingEvent | string {
  const type = String(raw['type'])
  const option = eventSchema.options.find(({ shape }) => shape.type.value === type)
  if (option === undefined)
    return `There is no event "${type}": write one of ${EVENT_TYPES.join(', ')}`
  const own = OWN_NAMES[type] ?? []
  const filled: Record<string, unknown> = { ...raw }
  const written = new Map<string, string>()
  for (const name of Object.keys(option.shape)) {
    if (raw[name] !== undefined || own.includes(name)) continue
    const other = (OTHER_NAMES[name] ?? []).find(
      (one) =>
        raw[one] !== undefined &&
        NOT_FROM[type]?.includes(one) !== true &&
        !(one in option.shape && one !== 'by' && one !== 'on'),
    )
    if (other === undefined) continue
    filled[name] = raw[other]
    written.set(name, other)
  }
  const consent = 'panel_consents' in option.shape ? consentName(raw) : undefined
  if (consent !== undefined) {
    Object.assign(filled, consentsIn(raw[consent]))
    written.set('panel_consents', consent)
  }
  const read = option.safeParse(filled)
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, code, ...issue }) => {
    const [first = ''] = path.map(String)
    const name = written.get(first) ?? first
    const given = raw[name]
    if (given === undefined) return `"${name}" is missing`
    const expected = 'expected' in issue ? EXPECTED[String(issue.expected)] : undefined
    return `"${name}" is ${JSON.stringify(given)}${expected === undefined ? ', which it cannot be' : ` and has to be ${expected}`}`
  })
  return `It cannot be read: ${[...new Set(wrong)].join('; ')}. Correct what it says`
}

const EXPECTED: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a whole number',
  string: 'a text',
  array: 'a list',
  record: 'a list of numbers by person',
  object: 'a list of numbers by person',
}

/** Whose agreement a list may name. */
const AGREES = {
  seconder_agrees: /^(the )?seconder$/i,
  panel_consents: /^(the )?(panel|meeting|members|committee)$/i,
}

const CONSENTS = ['consent', 'consents', 'consented', 'consent_of', 'agreed_by'] as const

/** Under which name it is told in one word or one list who agreed; `undefined` where each is told by itself. */
const consentName = (raw: Raw) =>
  ['panel_consents', 'seconder_agrees', ...CONSENTS].find((name) => Array.isArray(raw[name])) ??
  CONSENTS.find((name) => raw[name] !== undefined)

/** Who agreed, by a list of those who did: whoever is not on it did not. One word is the panel's. */
function consentsIn(given: unknown): Raw {
  const list = Array.isArray(given) ? given.map(String) : undefined
  const isKnown = (one: string) => Object.values(AGREES).some((words) => words.test(one))
  if (list === undefined || !list.every(isKnown)) return { panel_consents: given }
  return Object.fromEntries(
    Object.entries(AGREES).map(([name, words]) => [name, list.some((one) => words.test(one))]),
  )
}
