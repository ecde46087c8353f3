export { type Answer, answerJson } from './answer.ts'
export {
  answerQuestion,
  describeQuestion,
  type InputOf,
  QUESTIONS,
  type QuestionId,
} from './ask.ts'
export { beingNeeded, type Needed, neededBy, neededWords } from './being-needed.ts'
export { type Constitution, citeParagraph, deadlinesOf, rulesInForce } from './constitution.ts'
export type { Point } from './decides.ts'
export { checkExamples } from './examples.ts'
export { itemsOfBusiness } from './items-of-business.ts'
export { examineConstitution, parseConstitution } from './load-constitution.ts'
export type { Matter } from './matter.ts'
export { matterInWords, type SaidOfMatter, stageInWords } from './matter-in-words.ts'
export { mattersOf } from './matters.ts'
export { numberedOn } from './numbering.ts'
export {
  type ConstitutionNeeds,
  constitutionHoldings,
  type FetchConstitution,
  type HeldConstitution,
} from './pages/holdings.ts'
export { CONSTITUTION_VIEWS, constitutionRoutes } from './pages/routes.ts'
export { listParagraphs } from './paragraphs.ts'
export { brokenReferences } from './references.ts'
export { type RuleBook, rulesSettling, type Settling } from './rule-book.ts'
export { readRuleNames, rulesNamed } from './rule-names.ts'
export { readRulings } from './rulings.ts'
export { defer, earliestFrom } from './timetables/adjust.ts'
export { whenDue } from './timetables/explain.ts'
export { checkNotice, type Feasibility } from './timetables/feasibility.ts'
export { TIMETABLE_NAMES } from './timetables/inputs.ts'
export { NOT_COUNTED, TIMETABLE_LINES } from './timetables/lines.ts'
export type { Decider, Decision, RuleNames } from './timetables/reckoner.ts'
export { makeTimetable } from './timetables/timetable.ts'
export { type Start, type WorkedDeadline, workOutDeadline } from './timetables/work-out.ts'
export { actorWords, fillWords, wordedOn } from './words.ts'
