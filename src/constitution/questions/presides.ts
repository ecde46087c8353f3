import type { Field } from '#fields/index.ts'
import { describeDay, type Problem } from '#shared/index.ts'
import { citeParagraph } from '../constitution.ts'
import type { PointParameters } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, type RuleBook, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'
import { fillWords } from '../words.ts'

const FIELDS = [
  { name: 'chairHere', kind: 'yes-no', label: 'Is {chair} here?', asks: 'whether {chair} is here' },
  {
    name: 'viceChairsHere',
    kind: 'number',
    label: 'How many who hold the office of {bare:vice_chair} are here',
    asks: 'how many who hold the office of {bare:vice_chair} are here',
    default: 0,
  },
] as const satisfies readonly Field[]

type Presiding = 'chair' | 'vice-chair' | 'chosen-by-meeting' | 'not-said'
type Order = PointParameters<'presides'>

/** Who presides at a meeting, the chair being there or not, and one vice-chair or several. */
export const presides = question({
  id: 'presides',
  title: 'Who presides at the meeting?',
  isAskable: ({ rules }) => rules.some(({ decides }) => decides === 'presides'),
  fields: FIELDS,
  decide(book, { chairHere, viceChairsHere }) {
    const wrong = tooMany(book, viceChairsHere)
    if (wrong.length > 0) return { ok: false, problems: wrong }
    const say = (text: string) => fillWords(book.constitution, text)
    const weighed = weighTexts(
      book,
      rulesSettling(book, 'presides').map(({ rule, parameters }) => {
        const { answer, words } = presidingBy(parameters, chairHere, viceChairsHere)
        return { rule, answer, working: say(words) }
      }),
    )
    if (weighed === undefined) return noRule(book, 'who presides', ['presides'])
    const { answer, leading, draft, conflicts } = weighed
    const cited = citeParagraph(leading.rule)
    return answerFrom(book, {
      ...draft,
      answer,
      sentence: [`${leading.working} (${cited}).`, ...named(book, answer)].join(' '),
      working: leading.working ?? '',
      conflicts,
      facts: { viceChairs: book.offices?.viceChairs ?? null },
    })
  },
})

function presidingBy(
  { order, between }: Order,
  chairHere: boolean,
  viceChairsHere: number,
): { readonly answer: Presiding; readonly words: string } {
  for (const office of order) {
    if (office === 'chair' && chairHere) return { answer: 'chair', words: '{Chair} presides' }
    if (office === 'vice-chair' && viceChairsHere > 0) {
      return { answer: 'vice-chair', words: viceChairWords(between, viceChairsHere) }
    }
    if (office === 'meeting') {
      return { answer: 'chosen-by-meeting', words: 'The meeting chooses who presides' }
    }
  }
  return { answer: 'not-said', words: 'None of those whom the text names is here' }
}

const AMONG: Readonly<Record<Order['between'], string>> = {
  either: 'Any {bare:vice_chair} who is here presides',
  'by-post': 'The {bare:vice_chair} who is here and whose office comes first presides',
  meeting: 'The meeting chooses which {bare:vice_chair} who is here presides',
}

function viceChairWords(between: Order['between'], here: number): string {
  return here === 1 ? '{Vice_chair} who is here presides' : AMONG[between]
}

/** Who holds the office by the record, in the order of the offices. */
function named({ offices, today }: RuleBook, answer: string): readonly string[] {
  const holders = answer === 'chair' ? offices?.chair : offices?.heldBy
  if ((answer !== 'chair' && answer !== 'vice-chair') || !holders?.length) return []
  const names = holders.map(({ name }) => name).join(', ')
  return [`By the record of ${describeDay(today)}: ${names}.`]
}

function tooMany({ offices, today }: RuleBook, here: number): readonly Problem[] {
  if (offices === undefined || offices.viceChairs === 0 || here <= offices.viceChairs) return []
  const message = `You entered ${here} who hold the office of {bare:vice_chair}, and there are ${offices.viceChairs} on ${describeDay(today)}. Check the number`
  return [{ code: 'more-vice-chairs-than-posts', field: 'viceChairsHere', message }]
}
