import { AS_READ, asAnswered, LEAVE } from './answered.ts'
import { belowNothing } from './below-nothing.ts'
import { doubtsOf } from './doubts.ts'
import type { Draft } from './draft.ts'
import type { questionBook } from './draft-questions.ts'
import type { Figure } from './figure.ts'
import { namesakesLeft, phrasesOf, type Settled, toldApart, type Unaccounted } from './namesakes.ts'
import type { Answers, Choice } from './recipe.ts'
import { timesLeft } from './times-left.ts'
import { isOpenHeading } from './value-columns.ts'

type Look = (settled: Settled) => Unaccounted | undefined

/**
 * Figures as they are written, if everything that bears on them is accounted for: each of the words over and
 * beside a figure is in what is said of it, and no other is called the same. What is not is asked, and this is
 * the one place where that is decided.
 */
export function accountFor(
  all: readonly Settled[],
  answers: Answers['words'],
  ask: ReturnType<typeof questionBook>['ask'],
  isKnown: boolean,
): readonly Figure[] {
  const apart = toldApart(all)
  const left = unaccounted(apart)
  return apart.map(({ draft, figure }): Figure => {
    // What a recipe that somebody has looked at calls alike is called so on purpose
    const own = (left.get(draft) ?? []).filter(({ kind }) => !isKnown || kind !== 'same')
    const unanswered = own.filter(({ key }) => answers[key] === undefined)
    const isOpen = figure.asked.length > 0 || unanswered.some(({ isDoubt }) => !isDoubt)
    const open = isOpen ? unanswered.filter(({ isDoubt }) => !isDoubt) : unanswered
    for (const { key, question, choices } of open)
      ask('words', key, figure.address, () => ({ question, choices }))
    const told = own
      .flatMap(({ key }) => answers[key] ?? [])
      .reduce((one, answer) => asAnswered(one, answer), figure)
    return open.length === 0 ? told : { ...told, asked: [...told.asked, 'words'] }
  })
}

function unaccounted(all: readonly Settled[]): ReadonlyMap<Draft, readonly Unaccounted[]> {
  const looks: readonly Look[] = [roleLeft, unitLeft, belowNothing]
  const found = new Map<Draft, Unaccounted[]>()
  const add = (draft: Draft, one: Unaccounted) => {
    const known = found.get(draft)
    if (known) known.push(one)
    else found.set(draft, [one])
  }
  for (const settled of all) {
    for (const look of looks) {
      const one = look(settled)
      if (one !== undefined) add(settled.draft, one)
    }
  }
  for (const [draft, one] of [...timesLeft(all), ...namesakesLeft(all), ...doubtsOf(all)])
    add(draft, one)
  return inFew(found)
}

/** So many questions of a kind are asked one by one. */
const MOST_OF_A_KIND = 6

/** Of what is called alike nothing can be answered but whether it stands as it was read. */
const MOST_ALIKE = 2

/** Where very many words are left, one question of each kind for all of them. */
function inFew(
  found: ReadonlyMap<Draft, readonly Unaccounted[]>,
): ReadonlyMap<Draft, readonly Unaccounted[]> {
  const kinds = Map.groupBy([...found.values()].flat(), ({ kind }) => kind)
  const merged = new Map<Unaccounted['kind'], Unaccounted>()
  for (const [kind, those] of kinds) {
    const keys = [...new Set(those.map(({ key }) => key))]
    if (keys.length <= (kind === 'same' ? MOST_ALIKE : MOST_OF_A_KIND)) continue
    const named = keys.slice(0, 3).map((key) => `"${key.replace(/^[a-z]+: /, '')}"`)
    merged.set(kind, {
      kind,
      key: `${kind}: all`,
      question: `${ALL_OF[kind]} of ${named.join(', ')} and ${keys.length - named.length} more. Are they as they were read?`,
      choices: [{ answer: AS_READ, words: 'As they were read' }, LEAVE],
    })
  }
  if (merged.size === 0) return found
  return new Map(
    [...found].map(([draft, those]) => [draft, those.map((one) => merged.get(one.kind) ?? one)]),
  )
}

const ALL_OF: Readonly<Record<Unaccounted['kind'], string>> = {
  role: 'It is not certain whether something is held against them',
  unit: 'Nothing says for certain in what the figures are',
  time: 'It is not certain of which time they are, or how they are counted over it,',
  sign: 'Some are below nothing',
  status: 'It is not certain how firm they are:',
  figure: 'It is not certain that they are figures:',
  same: 'Cells would be written as one and the same figure',
}

const AIMED =
  /(?<!\b(?:within|against|to|on|of|met|meet|meeting|over|under|above|below|in|exceed(?:ing|ed)?|outside|beyond|breaching|with)(?: the)?(?: [a-z]+)? )\b(?:targets?|standard|trajectory|ambition|goal|ceiling|threshold|allocation|allowance|budget(?:ed)?|limit|objective|tolerance|pledge)$|^(?:targets?|standard|trajectory|ambition|goal|ceiling|threshold|planned|budget(?:ed)?(?! (?:support|equali[sz]ation|stabili[sz]ation|smoothing|reserve|holder|manager|setting|consultation))|profiled?|limit|objective|tolerance|pledge)\b/i
const COMPARED =
  /\b(?:forces?|councils?|districts?|count(?:y|ies)|boroughs?|regions?|regional|group|peers?|family|sector|trusts?|authorit(?:y|ies)|areas?|msg|uk|wales|england|english|national|neighbours?)['’]?s? (?:average|mean|median|norm)$|\b(?:benchmark|norm|comparators?)$|^(?:peers?|benchmark|comparators?)\b|\b(?:national|similar|other|neighbouring) (?:forces|councils|authorities|services|areas|trusts)\b/i

const ROLE_CHOICES: readonly Choice[] = [
  { answer: 'observation', words: 'A figure like the others' },
  { answer: 'target', words: 'What is aimed at: a target' },
  { answer: 'comparator', words: 'What the others are compared with' },
  { answer: 'total', words: 'The total of others' },
  LEAVE,
]

/** Words by which a figure may be no figure of its own, where it was taken for one. */
const roleLeft: Look = ({ draft, figure }) => {
  if (figure.role !== 'observation' && figure.role !== 'total') return undefined
  // "Net budget" names a row that is a total of what was spent
  const phrases = figure.role === 'total' ? draft.bearing.headings : phrasesOf(draft)
  const words =
    phrases.find((one) => {
      const plain = withoutTimeBehind(one)
      return (AIMED.test(plain) && !/^standard$/i.test(plain)) || COMPARED.test(plain)
    }) ?? draft.bearing.labels.find((one) => isOpenHeading(one) && !/%|\bof\b/.test(one))
  return words === undefined
    ? undefined
    : {
        kind: 'role',
        key: `role: ${words}`,
        question: `"${words}" could be what the other figures are held against. What is it?`,
        choices: ROLE_CHOICES,
      }
}

/** "National standard 2025/26" */
function withoutTimeBehind(words: string): string {
  return words
    .replace(/\s*\((?:£.*|%|number|no\.|fte)\)$/i, '')
    .replace(/[ ,]+(?:for |in )?\(?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\)?$/i, '')
    .trim()
}

const UNITS =
  /£|(?<!\d ?)%|\brates?\b|\bper (?:[\d,]+|head|capita)\b|(?<!\d[ -]?(?:working |calendar )?|\ball )\b(?:pence|pounds|hours|hrs|minutes|mins|seconds|secs|days|miles|km|kg|litres|fte|wte|percentage|proportion|(?:per)?centile|median)\b/i

/** Words that may say in what a figure is, of which nothing else says it. */
const unitLeft: Look = ({ draft, figure }) => {
  const isAskedElse = draft.isBareRate || draft.isBareLength || draft.bareMoney !== null
  if (figure.unit !== 'count' || draft.unitIsFrom !== 'nothing' || isAskedElse) return undefined
  const words = [...phrasesOf(draft), figure.measure].find((one) => UNITS.test(one))
  return words === undefined
    ? undefined
    : {
        kind: 'unit',
        key: `unit: ${words}`,
        question: `"${words}" may say in what its figures are, and nothing else does. In what are they?`,
        choices: [
          { answer: AS_READ, words: 'A number as it stands' },
          { answer: 'percent', words: 'Per cent' },
          { answer: 'minutes', words: 'Minutes' },
          { answer: 'hours', words: 'Hours' },
          { answer: 'days', words: 'Days' },
          { answer: 'gbp', words: 'Pounds' },
          LEAVE,
        ],
      }
}
