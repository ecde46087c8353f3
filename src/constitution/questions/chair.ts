import type { Field, WordsFor } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import type { CANDIDATES, OFFICES } from '../decides.ts'
import { byText } from '../precedence.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'
import { fillWords } from '../words.ts'

const FIELDS = [
  {
    name: 'candidate.kind',
    kind: 'choice',
    label: 'What kind of member the candidate is',
    asks: 'what kind of member the candidate is',
    choices: {
      elected: 'Appointed by a council',
      'co-opted-councillor': 'A councillor who was co-opted',
      independent: 'An independent member',
      outside: 'Somebody who holds no seat of the panel',
    } satisfies WordsFor<typeof CANDIDATES>,
  },
  {
    name: 'office',
    kind: 'choice',
    label: 'Which office',
    asks: 'the office',
    choices: {
      chair: '{bare:chair}',
      'vice-chair': '{bare:vice_chair}',
      presiding: 'Presiding at one meeting, in their absence',
    } satisfies WordsFor<typeof OFFICES>,
  },
] as const satisfies readonly Field[]

const KINDS: WordsFor<typeof CANDIDATES> = {
  elected: 'a member appointed by a council',
  'co-opted-councillor': 'a co-opted councillor',
  independent: 'an independent member',
  outside: 'somebody who holds no seat of the panel',
}

const OFFICE_NAMES: WordsFor<typeof OFFICES> = {
  chair: '{bare:chair}',
  'vice-chair': '{bare:vice_chair}',
  presiding: 'whoever presides at one meeting',
}

/** May this member be elected to the chair, or preside? */
export const chair = question({
  id: 'chair',
  title: 'May this member take the chair?',
  fields: FIELDS,
  decide(book, { candidate: { kind }, office }) {
    const named = fillWords(book.constitution, OFFICE_NAMES[office])
    const speaking = (point: 'may-stand' | 'may-not-stand') =>
      rulesSettling(book, point).filter(({ parameters }) => parameters.offices.includes(office))
    const opened = speaking('may-stand')
    if (opened.length === 0)
      return noRule(book, `who may be ${named}`, ['may-stand', 'may-not-stand'])
    const barring = speaking('may-not-stand').filter(({ parameters }) =>
      parameters.candidates.includes(kind),
    )
    const openTo = (texts: typeof opened) => [
      ...new Set(texts.flatMap(({ parameters }) => parameters.candidates)),
    ]
    // Within one text, what opens the office and what bars it are read together
    const readings = byText(book.constitution, [...opened, ...barring]).flatMap((text) => {
      const may = openTo(text.filter(({ rule }) => opened.some((one) => one.rule === rule)))
      const isBarred = text.some(({ rule }) => barring.some((one) => one.rule === rule))
      const isEligible = !isBarred && may.includes(kind)
      return text.map(({ rule }) => ({
        rule,
        answer: isEligible ? ('eligible' as const) : ('not-eligible' as const),
        working: `${capitalise(named)}: open to ${may.map((one) => KINDS[one]).join(' and ') || 'nobody'}; ${KINDS[kind]} ${isEligible ? 'is one of them' : 'is not one of them'}`,
      }))
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, `who may be ${named}`, ['may-stand', 'may-not-stand'])
    const { answer, leading, draft } = weighed
    const elsewhere = rulesSettling(book, 'may-stand').filter(
      ({ parameters }) => !parameters.offices.includes(office),
    )
    return answerFrom(book, {
      ...draft,
      answer,
      working: leading.working ?? '',
      conflicts: readings.flatMap(({ rule }) => rule.conflicts),
      alternatives: [
        ...draft.alternatives,
        ...elsewhere.map(({ rule }) =>
          notApplied(rule, 'It is about another office, so it is not applied here'),
        ),
      ],
    })
  },
})
