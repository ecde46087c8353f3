import { accept, refuse } from '#shared/index.ts'
import { reviewSteps } from './plan.ts'
import { type Procedure, step } from './procedure.ts'

/** Rules 78 to 80 and the protocol's annual report process. */
export const ANNUAL_REPORT: Procedure = {
  id: 'annual-report',
  name: 'Annual report',
  about:
    'The panel reviews the annual report of {office} at a public meeting, and {office} replies.',
  opening: [
    {
      name: 'year',
      label: 'The year that the report is about',
      hint: 'A financial year, such as 2026-27',
      kind: 'financial-year',
    },
  ],
  openingStarts: [['year', 'year']],
  oneFor: 'year',
  initial: 'due',
  states: {
    due: 'waiting for the report',
    'deferral-asked': 'waiting for the panel to say whether it may come later',
    received: 'waiting for a public meeting to be convened',
    'meeting-set': 'waiting for the panel to meet in public',
    considered: 'waiting for the panel’s report or recommendations',
    reported: 'waiting for {office} to receive them',
    'reply-awaited': 'waiting for {office} to reply',
    responded: 'over: {office} has replied',
  },
  over: ['responded'],
  steps: [
    step({
      id: 'ask-deferral',
      does: '{Office} asks to send it later',
      from: ['due'],
      to: 'deferral-asked',
      rules: ['pro-timescales-variable'],
    }),
    step({
      id: 'defer',
      does: 'The panel agrees to a later day',
      from: ['deferral-asked'],
      leadsTo: ['due'],
      fields: [{ name: 'deferredTo', label: 'The new day', kind: 'day' }],
      starts: [['deferred-to', 'deferredTo']],
      rules: ['pro-timescales-variable'],
      judge: (event) => {
        if (event.filled.deferredTo > event.on) return accept({ to: 'due' })
        const message = 'The new day is not after the day it was agreed. Correct one of the two'
        return refuse('out-of-order', message, 'deferredTo')
      },
    }),
    step({
      id: 'refuse-deferral',
      does: 'The panel does not agree to a later day',
      from: ['deferral-asked'],
      to: 'due',
      rules: ['pro-timescales-variable'],
    }),
    step({
      id: 'send',
      does: '{Office} sends the annual report',
      from: ['due', 'deferral-asked'],
      to: 'received',
      starts: ['received'],
      meets: ['supply'],
      rules: ['annual-report-produce', 'pro-annual-by-july'],
    }),
    ...reviewSteps('annual-report', {
      convene: ['pro-annual-meeting-15wd', 'access-to-information'],
      hold: [
        'annual-report-public-meeting',
        'annual-report-pcc-attends',
        'special-functions-not-delegable',
      ],
      report: ['annual-report-panel-report', 'report-publish'],
      respond: ['annual-report-response', 'response-written', 'pro-annual-response'],
    }),
  ],
  deadlines: [
    { id: 'supply', deferred: 'deferred-to' },
    { id: 'meeting' },
    { id: 'report' },
    { id: 'response' },
  ],
}
