import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Field } from '#fields/index.ts'
import { accept, describeDay } from '#shared/index.ts'
import { followMeeting } from '../following/follow-meeting.ts'
import type { Named } from '../form-routes.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import { addressOf, meetingName } from '../meetings/meeting-words.ts'
import { doneWords } from './edit-page.ts'
import {
  crumbsTo,
  editAddress,
  type FoundParagraph,
  minutesForm,
  pickParagraph,
  whole,
} from './find-minutes.ts'
import type { KnownMinutes, MinutesNeeds } from './known-minutes.ts'
import { correctionsOf, type DoneWithMinutes, MINUTES } from './minutes-of-meeting.ts'
import {
  recordCirculated,
  recordCorrected,
  recordPublished,
  recordPutRight,
  recordSigned,
} from './record-acts.ts'

interface FoundDone extends KnownMinutes {
  readonly done: DoneWithMinutes
}

const ON = {
  name: 'on',
  kind: 'day',
  label: 'On which day',
  asks: 'the day',
} as const satisfies Field

const WHY = {
  name: 'why',
  kind: 'text',
  label: 'Why it is put right',
  hint: 'For the office to read',
  longest: 500,
} as const satisfies Field

/** What is done with minutes as a whole: each an act on a day, which may be recorded late and put right. */
export function actForms(app: FastifyInstance, needs: MinutesNeeds): void {
  const form = <Found extends KnownMinutes, const Fields extends readonly Field[]>(
    asked: Parameters<typeof minutesForm<Found, Fields>>[2],
  ) => minutesForm(app, needs, asked)

  form({
    ...{ url: '/meetings/:address/minutes/circulate', act: { kind: MINUTES, act: 'circulate' } },
    ...{ pick: whole, fields: () => [ON] as const },
    ask: (found) => ({
      ...{ title: 'Circulate the minutes to members', button: 'Circulate them' },
      lead: 'Members read them here from then on, with what was taken in private; the public does not. Enter the day on which they were circulated.',
      breadcrumbs: crumbsTo(found),
    }),
    async record(trx, found, { on }, moment) {
      const done = await recordCirculated(trx, found, on, moment)
      return done.ok ? accept(editAddress(found)) : done
    },
  })

  form({
    ...{ url: '/meetings/:address/minutes/publish', act: { kind: MINUTES, act: 'publish' } },
    ...{ pick: whole, fields: () => [ON] as const },
    ask: (found) => ({
      ...{ title: 'Publish the minutes', button: 'Publish them' },
      lead: `Everybody reads them from then on, without what was taken in private. Until they are signed they are called draft minutes. After that they are changed by a correction at a meeting alone.${unsettledWords(found)}`,
      breadcrumbs: crumbsTo(found),
    }),
    async record(trx, found, { on }, moment) {
      const done = await recordPublished(trx, found, on, moment)
      if (!done.ok) return done
      const { undertakings, record, meeting } = found
      const unfollowed =
        undertakings && (await followMeeting(trx, undertakings, record, [], moment, true))
      // Where promises cannot be read, none can be followed
      if (unfollowed !== 0) moment.tell('unfollowed')
      return accept(`${addressOf(meeting)}/minutes`)
    },
  })

  form<FoundParagraph, ReturnType<typeof correctFields>>({
    url: '/meetings/:address/minutes/paragraphs/:paragraph/correct',
    act: { kind: MINUTES, act: 'correct' },
    pick: pickParagraph,
    fields: correctFields,
    ask: (found) => ({
      ...{ title: 'Record a correction at a later meeting', button: 'Record it' },
      lead: 'Both texts are kept: what the paragraph said, and what it says since.',
      breadcrumbs: crumbsTo(found),
      typed: {
        after:
          correctionsOf(found.minutes, found.paragraph.id).at(-1)?.after ?? found.paragraph.words,
      },
    }),
    async record(trx, found, filled, moment) {
      const done = await recordCorrected(trx, found, found.paragraph, filled, moment)
      return done.ok ? accept(editAddress(found)) : done
    },
  })

  form<KnownMinutes, ReturnType<typeof signFields>>({
    ...{ url: '/meetings/:address/minutes/sign', act: { kind: MINUTES, act: 'sign' } },
    ...{ pick: whole, fields: signFields },
    ask: (found) => ({
      ...{ title: 'Record that the minutes were signed', button: 'Record it' },
      lead: 'By whom presided at the meeting that found them right.',
      breadcrumbs: crumbsTo(found),
    }),
    async record(trx, found, signed, moment) {
      const done = await recordSigned(trx, found, signed, moment)
      return done.ok ? accept(editAddress(found)) : done
    },
  })

  form<FoundDone, typeof RIGHT_FIELDS>({
    url: '/meetings/:address/minutes/put-right/:entry',
    act: { kind: MINUTES, act: 'put-right' },
    pick: pickDone,
    fields: () => RIGHT_FIELDS,
    ask: (found) => ({
      ...{ title: 'Put right what was recorded', button: 'Put it right' },
      lead: `It says: ${doneWords(found.done)}. That stays in the record. What was done otherwise than on another day is struck out, and recorded again as it was.`,
      breadcrumbs: crumbsTo(found),
    }),
    async record(trx, found, filled, moment) {
      const done = await recordPutRight(trx, found, found.done, filled, moment)
      return done.ok ? accept(editAddress(found)) : done
    },
  })
}

/** What the record leaves open when its minutes are published: their words have been somebody's, and may hide it. */
function unsettledWords({ record }: KnownMinutes): string {
  const { unsettled } = record.draft
  if (unsettled.length === 0) return ''
  return ` The record does not settle ${unsettled.length === 1 ? 'this' : `these ${unsettled.length} things`}: ${unsettled.join('; ')}. See that the minutes say nothing else of ${unsettled.length === 1 ? 'it' : 'them'}.`
}

function pickDone(found: KnownMinutes, { params }: FastifyRequest<Named>): FoundDone | undefined {
  const done = found.minutes.done.find(
    ({ entry, isStruck }) => String(entry) === params['entry'] && !isStruck,
  )
  return done && { ...found, done }
}

const RIGHT_FIELDS = [
  {
    name: 'what',
    kind: 'choice',
    label: 'What was wrong',
    choices: { day: 'The day, which I enter below', all: 'It was not done so: strike it out' },
  },
  {
    name: 'on',
    kind: 'day',
    label: 'The day on which it was done',
    asks: 'the day',
    required: ({ what }) => what === 'day',
  },
  WHY,
] as const satisfies readonly Field[]

/** Later meetings that have been, by their address. */
function laterMeetings({ known, meeting }: KnownMinutes, today: string) {
  const day = dayOfMeeting(meeting)
  const later = known.meetings.all.filter(
    (one) => dayOfMeeting(one) > day && dayOfMeeting(one) <= today,
  )
  return Object.fromEntries(later.map((one) => [one.address, meetingName(one)]))
}

const meetingField = (found: KnownMinutes, today: string) =>
  ({
    name: 'meeting',
    kind: 'choice',
    label: 'At which meeting',
    asks: 'the meeting',
    choices: laterMeetings(found, today),
    refusals: {
      missing: `Choose the meeting. Where it is not among those offered, convene it here first: only meetings after ${describeDay(dayOfMeeting(found.meeting))} that have been are offered`,
    },
  }) as const satisfies Field

function correctFields(found: FoundParagraph, today: string) {
  return [
    {
      name: 'after',
      kind: 'long-text',
      label: 'What the paragraph says since',
      asks: 'what the paragraph says since',
      longest: 8_000,
    },
    meetingField(found, today),
    {
      name: 'resolution',
      kind: 'text',
      label: 'By which resolution or minute of it',
      hint: 'Such as: minute 14(a)',
      asks: 'by which resolution or minute',
      longest: 200,
    },
  ] as const satisfies readonly Field[]
}

function signFields(found: KnownMinutes, today: string) {
  return [
    {
      name: 'by',
      kind: 'text',
      label: 'Who presided and signed them',
      asks: 'the name of who signed them',
      longest: 200,
    },
    meetingField(found, today),
    ON,
  ] as const satisfies readonly Field[]
}
