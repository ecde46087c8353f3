import type { Measure, Unit } from '#area/index.ts'
import type { Answers, Figure, FigureUnit, Question, QuestionAbout } from '#documents/index.ts'
import { nearest, roundHalfAway, toFifteenFigures } from '#shared/index.ts'
import { nearMeasures } from './near-measures.ts'
import { type ImportScope, vocabularyOf } from './vocabulary.ts'

/** A figure of a file with what its words stand for here. */
export interface NamedFigure {
  readonly figure: Figure
  /** The measure it is a figure of; `undefined` while that is asked. */
  readonly measure: Measure | undefined
  /** The id of its place; `undefined` while that is asked. */
  readonly place: string | undefined
  /** As the program writes it: `gender=female`. */
  readonly breakdown: string
  /** In the unit of its measure. */
  readonly value: number | null
  /** Why it is not taken, as someone answered. */
  readonly left: string | undefined
  /** What is still to be answered before it can be written. */
  readonly asked: readonly string[]
}

export interface NamedFigures {
  readonly figures: readonly NamedFigure[]
  readonly questions: readonly Question[]
}

const LEAVE = 'leave'
const ORDER: readonly QuestionAbout[] = ['measure', 'place', 'unit']
/** Kept as the answer for every place that is not of the area, and for very many names of measures. */
const OTHERS = '*'
/** The answer of who will say of each name which measure it is. */
const EACH = 'each'
/** So many names that are no measures here are asked about one by one. */
const MOST_MEASURES = 6
/** So many places that are not of the area are asked about one by one where none is. */
const FEW = 3
/** How many places of elsewhere are named in a question. */
const MOST_NAMED = 5

/**
 * Finds the measure and the place that the words of each figure stand for: by id, name or alias, or as
 * someone answered before. What is not known is asked, one question for all figures with the word; nothing
 * is guessed.
 */
export function nameFigures(
  figures: readonly Figure[],
  scope: ImportScope,
  answers: Answers,
): NamedFigures {
  const vocabulary = vocabularyOf(scope)
  const book = new Map<string, Question & { readonly cells: string[] }>()
  const ask = (
    about: QuestionAbout,
    key: string,
    { address }: Figure,
    say: () => Omit<Question, 'about' | 'key' | 'cells'>,
  ) => {
    const id = `${about}\n${key}`
    const known = book.get(id)
    if (known) known.cells.push(address)
    else book.set(id, { about, key, ...say(), cells: [address] })
    return about
  }
  const home = scope.places[0]
  const places = new Set(figures.map(({ place }) => place))
  const isHere = (words: string) => placeOf(words) !== undefined
  const placeOf = (words: string) => {
    const answer = answers.place[words]
    if (answer !== undefined) return answer
    const found = vocabulary.place(words)
    if (found.ok) return found.value.id
    const force = vocabulary.place(words.replace(/\s+(?:police|constabulary)$/i, ''))
    return force.ok ? force.value.id : undefined
  }
  const tables = Map.groupBy(figures, ({ sheet, measure }) => `${sheet}\n${measure}`)
  // The police area's own row beside those of its districts is their total; beside other forces it is one of them
  const parts = new Set(
    scope.places.flatMap(({ id, kind }) => (kind === 'other-force' || id === home?.id ? [] : [id])),
  )
  const withParts = new Set(
    [...tables].flatMap(([table, those]) =>
      those.some(({ place }) => parts.has(placeOf(place) ?? '')) ? [table] : [],
    ),
  )
  const isWhole = ({ role, sheet, measure }: Figure, place: string | undefined) =>
    role === 'observation' && place === home?.id && withParts.has(`${sheet}\n${measure}`)
  const someAreHere = [...places].some((words) => words !== '' && isHere(words))

  const unknown = [...new Set(figures.map((figure) => figure.measure))].filter(
    (words) =>
      words !== '' &&
      answers.measure[words] !== LEAVE &&
      !vocabulary.measure(answers.measure[words] ?? words).ok,
  )
  const isMany = unknown.length > MOST_MEASURES && answers.measure[OTHERS] !== EACH

  const named = figures.map((figure): NamedFigure => {
    const measureWords = figure.measure
    const answer = answers.measure[measureWords]
    const found = vocabulary.measure(answer ?? measureWords)
    const measure = found.ok ? found.value : undefined
    const placed = placeOf(figure.place)
    const place = placed === LEAVE ? undefined : placed
    const isOther =
      placed === undefined && figure.place !== '' && (someAreHere || places.size > FEW)
    const scaled = measure === undefined ? figure.value : inUnit(figure, measure.unit)
    const unitKey = `${measureWords}: ${figure.unit}`
    const left = [
      answer === LEAVE ? `"${measureWords}" is left out` : '',
      answer === undefined && !found.ok && answers.measure[OTHERS] === LEAVE
        ? `"${measureWords}" is no measure here`
        : '',
      placed === LEAVE ? `"${figure.place}" is left out` : '',
      isOther && answers.place[OTHERS] === LEAVE
        ? `"${figure.place}" is not in ${scope.areaName}`
        : '',
      scaled === undefined && answers.unit[unitKey] === LEAVE
        ? `${figure.unit} is no unit of ${measure?.name}`
        : '',
      figure.status === LEAVE ? whyLeft(figure) : '',
    ].find(Boolean)
    // What is not taken is asked nothing about
    if (left !== undefined) {
      const breakdown = breakdownOf(figure, answers)
      return { figure, measure, place, breakdown, value: figure.value, left, asked: [] }
    }
    const asked: string[] = [...figure.asked]
    if (!found.ok && isMany && measureWords !== '')
      asked.push(ask('measure', OTHERS, figure, () => askMeasures(scope, unknown)))
    else if (!found.ok)
      asked.push(ask('measure', measureWords, figure, () => askMeasure(scope, measureWords)))
    if (isOther) {
      const others = () => [...places].filter((words) => words !== '' && !isHere(words))
      asked.push(ask('place', OTHERS, figure, () => askOthers(scope, others())))
    } else if (place === undefined) {
      asked.push(ask('place', figure.place, figure, () => askPlace(scope, figure.place, home?.id)))
    }
    if (scaled === undefined && measure !== undefined) {
      asked.push(ask('unit', unitKey, figure, () => askUnit(measure, figure)))
    }
    return {
      figure: isWhole(figure, place) ? { ...figure, role: 'total' } : figure,
      measure,
      place,
      breakdown: breakdownOf(figure, answers),
      value: measure === undefined ? figure.value : asKept(scaled ?? figure.value, figure, measure),
      left,
      asked,
    }
  })
  // What is counted first, then where: who answers looks up one list at a time
  const inOrder = [...book.values()].toSorted(
    (one, other) => ORDER.indexOf(one.about) - ORDER.indexOf(other.about),
  )
  return { figures: withoutNamesakes(named), questions: inOrder }
}

/** A region that bears the name of a force in it: of the two rows the force's own is taken. */
function withoutNamesakes(figures: readonly NamedFigure[]): readonly NamedFigure[] {
  const keyOf = ({ figure: { period }, measure, place, breakdown }: NamedFigure) =>
    measure === undefined || place === undefined || period === null
      ? undefined
      : [measure.id, place, breakdown, period.start, period.end].join('\n')
  const isTaken = ({ left, figure }: NamedFigure) =>
    left === undefined && figure.role === 'observation'
  const own = new Set(figures.filter(isTaken).map(keyOf))
  return figures.map((one) => {
    const key = keyOf(one)
    if (one.figure.role !== 'total' || one.left !== undefined) return one
    if (key === undefined || !own.has(key)) return one
    const left = `the total of "${one.figure.place}": another row has the figure of a place of that name`
    return { ...one, left, asked: [] }
  })
}

function askMeasure(scope: ImportScope, words: string): Omit<Question, 'about' | 'key' | 'cells'> {
  const near = nearMeasures(words, scope.measures)
  const names = near.map(({ name }) => name)
  const meant = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' or ')
  return {
    question:
      words === ''
        ? 'Which measure are the figures of? Nothing in the file says so'
        : `Which measure is "${words}"? None is called so here${meant === '' ? '' : `. Did you mean ${meant}?`}`,
    choices: [
      ...near.map(({ id, name }) => ({ answer: id, words: name })),
      { answer: LEAVE, words: 'Leave it out' },
    ],
  }
}

/** One question for very many names that are no measures here. */
function askMeasures(
  scope: ImportScope,
  unknown: readonly string[],
): Omit<Question, 'about' | 'key' | 'cells'> {
  const named = unknown.slice(0, MOST_NAMED).join('; ')
  const near = unknown.filter((words) => nearMeasures(words, scope.measures).length > 0).length
  const like = near === 0 ? '' : ` ${near} of them are written nearly as one is.`
  return {
    question: `${unknown.length} names in the file are no measures here: ${named} and ${unknown.length - MOST_NAMED} more.${like} What is to be done with them?`,
    choices: [
      { answer: EACH, words: 'Ask me of each which measure it is' },
      { answer: LEAVE, words: 'Leave all of them out, now and in the next file' },
    ],
  }
}

function askPlace(
  scope: ImportScope,
  words: string,
  home: string | undefined,
): Omit<Question, 'about' | 'key' | 'cells'> {
  const like = nearest(
    words,
    scope.places.map(({ name }) => name),
  )
  const near = scope.places.find(({ name }) => name === like)
  const choices = [
    ...(near ? [{ answer: near.id, words: near.name }] : []),
    ...(home === undefined || near?.id === home ? [] : [{ answer: home, words: scope.areaName }]),
    { answer: LEAVE, words: 'Leave it out' },
  ]
  return {
    question:
      words === ''
        ? `Which place are the figures of? Nothing in the file says so`
        : `Which place is "${words}"? None is called so here${near ? `. Did you mean ${near.name}?` : ''}`,
    choices,
  }
}

function askOthers(
  scope: ImportScope,
  others: readonly string[],
): Omit<Question, 'about' | 'key' | 'cells'> {
  const named = others.slice(0, MOST_NAMED).join(', ')
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  return {
    question: `${others.length === 1 ? 'One place is' : `${others.length} places are`} not in ${scope.areaName}: ${named}${more}. Leave them out?`,
    choices: [{ answer: LEAVE, words: 'Leave them out' }],
  }
}

function whyLeft({ period, periodWords }: Figure): string {
  return period === null && periodWords !== ''
    ? `"${periodWords}" is no time that can be read`
    : 'a blank is left out'
}

function askUnit(measure: Measure, { unit }: Figure): Omit<Question, 'about' | 'key' | 'cells'> {
  return {
    question: `The file gives ${measure.name} in ${unit}, and the measure is in ${measure.unit}. Is it that measure?`,
    choices: [{ answer: LEAVE, words: 'No: leave it out' }],
  }
}

/** Full-time equivalents to as many decimal places as the measure has: tables print them so, and hold more. */
function asKept(value: number | null, { unit }: Figure, { decimals }: Measure): number | null {
  if (value === null || unit !== 'fte' || Number.isInteger(value)) return value
  return roundHalfAway(value, decimals)
}

const SECONDS: Readonly<Partial<Record<FigureUnit | Unit, number>>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
}

/** A value in the unit of its measure; `undefined` where one cannot be turned into the other. */
function inUnit({ value, unit }: Figure, wanted: Unit): number | null | undefined {
  if (value === null) return null
  if (unit === wanted) return value
  // A count may be of a measure with any number, and what the file calls its own way is taken as it stands
  const isPlain =
    unit === 'count' || unit === 'fte' || !(unit in SECONDS || unit === 'percent' || unit === 'gbp')
  if (isPlain) return wanted === 'percent' ? undefined : value
  const [from, to] = [SECONDS[unit], SECONDS[wanted]]
  return from === undefined || to === undefined ? undefined : toFifteenFigures((value * from) / to)
}

/** The pairs of a breakdown in the one form the program keeps: keys in small letters, in their order. */
function breakdownOf({ breakdown }: Figure, answers: Answers): string {
  const pairs = breakdown.map(({ name, value }) => {
    const answer = answers.breakdown[value]
    if (answer !== undefined) return answer
    const key =
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[^a-z]+|-$/g, '') || 'part'
    return `${key}=${value.replaceAll(/[;=]/g, ',')}`
  })
  return pairs.filter(Boolean).toSorted().join(';')
}
