import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import type { Field, Filled } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, withdrawRecord } from '#storage/index.ts'
import { formRoutes, type Moment, type Named } from '../form-routes.ts'
import { CANCEL_FIELDS, MOVE_FIELDS, POSTPONE_FIELDS, WITHDRAW_FIELDS } from './asked-fields.ts'
import type { Meeting, Meetings } from './meeting.ts'
import { addressOf, crumbsOf } from './meeting-words.ts'
import { fetchKnown, type Known, type MeetingNeeds } from './needs.ts'
import { recordChange } from './record-change.ts'
import { MEETING } from './recorded-meetings.ts'
import { stateOf } from './standing.ts'

/** A meeting that an address names, among all. */
interface Found {
  readonly meeting: Meeting
  readonly meetings: Meetings
  readonly known: Known
}

/** A form about what becomes of one meeting. */
interface MeetingForm<Fields extends readonly Field[]> {
  /** What comes after the address of the meeting. */
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: string
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly fields: Fields
  /** @returns where it is to be read */
  readonly record: (
    trx: Transaction<Database>,
    found: Found,
    filled: Filled<NoInfer<Fields>>,
    moment: Moment,
  ) => Promise<Outcome<string>>
}

/** Moving a meeting, putting it off, cancelling it, and withdrawing what was recorded of it. */
export function meetingForms(app: FastifyInstance, needs: MeetingNeeds): void {
  const inAll = (known: Known, meetings: Meetings, { params }: FastifyRequest<Named>) => {
    const meeting = meetings.byAddress.get(params['address'] ?? '')
    return meeting && { meeting, meetings, known }
  }
  const form = <const Fields extends readonly Field[]>({
    path,
    act,
    fields,
    record,
    ...form
  }: MeetingForm<Fields>) =>
    formRoutes(app, needs, {
      url: `/meetings/:address/${path}`,
      act: { kind: MEETING, act },
      async find(request): Promise<Found | undefined> {
        const known = await fetchKnown(needs)
        return known.ok ? inAll(known.value, known.value.meetings, request) : undefined
      },
      findIn: async (trx, { known }, request) => inAll(known, await known.meetingsIn(trx), request),
      stateOf: ({ meeting }) => stateOf(meeting),
      fields: () => fields,
      ask: ({ meeting }) => ({ ...form, breadcrumbs: crumbsOf(meeting) }),
      record,
    })
  form(MOVE)
  form(POSTPONE)
  form(CANCEL)
  form(WITHDRAW)
}

const MOVE: MeetingForm<typeof MOVE_FIELDS> = {
  path: 'move',
  act: 'change',
  title: 'Move this meeting',
  lead: 'What was planned before stays on record, and the meeting keeps its address.',
  button: 'Move it',
  fields: MOVE_FIELDS,
  async record(trx, { meeting, meetings }, { told = '', ...move }, moment) {
    const change = { kind: 'moved', told, ...move } as const
    const done = await recordChange(trx, meeting, meetings, change, moment)
    return done.ok ? accept(addressOf(meeting)) : done
  },
}

const POSTPONE: MeetingForm<typeof POSTPONE_FIELDS> = {
  path: 'postpone',
  act: 'change',
  title: 'Put this meeting off',
  lead: 'For one whose new day is not known yet. Move it once it is.',
  button: 'Put it off',
  fields: POSTPONE_FIELDS,
  async record(trx, { meeting, meetings }, { told = '', ...change }, moment) {
    const off = { kind: 'postponed', told, ...change } as const
    const done = await recordChange(trx, meeting, meetings, off, moment)
    return done.ok ? accept(addressOf(meeting)) : done
  },
}

const CANCEL: MeetingForm<typeof CANCEL_FIELDS> = {
  path: 'cancel',
  act: 'change',
  title: 'Cancel this meeting',
  lead: 'It stays in the list of meetings, as cancelled.',
  button: 'Cancel it',
  fields: CANCEL_FIELDS,
  async record(trx, { meeting, meetings }, { told = '', ...change }, moment) {
    const off = { kind: 'cancelled', told, ...change } as const
    const done = await recordChange(trx, meeting, meetings, off, moment)
    return done.ok ? accept(addressOf(meeting)) : done
  },
}

const WITHDRAW: MeetingForm<typeof WITHDRAW_FIELDS> = {
  path: 'withdraw',
  act: 'withdraw',
  title: 'Withdraw what was recorded of this meeting',
  lead: 'For what was never so, such as a meeting convened here by mistake. What the area’s files say of it stays; all that was recorded here stays in the record of changes, and counts nowhere.',
  button: 'Withdraw it',
  fields: WITHDRAW_FIELDS,
  async record(trx, { meeting: { address, issued } }, { reason }, { recorder, today }) {
    if (issued.length > 0) {
      return refuse(
        'issued',
        'The agenda of this meeting was issued, and readers have it. Cancel the meeting instead: its papers stay where they are',
      )
    }
    const which = { kind: MEETING, record: address, day: today }
    const done = await withdrawRecord(trx, which, { reason, ...recorder })
    return done.ok ? accept('/meetings') : done
  },
}
