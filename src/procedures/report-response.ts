import { accept, refuse } from '#shared/index.ts'
import { TITLE } from './asked-fields.ts'
import { citingRules } from './judging.ts'
import { type Procedure, step } from './procedure.ts'

const PUBLISHED = ['response-publish', 'response-copy-member'] as const

/** Rules 62 and 63: what the panel sends, and what has to come back. */
export const REPORT_RESPONSE: Procedure = {
  id: 'report-response',
  name: 'Report and response',
  about: 'The panel reports to {office}, who has to reply in writing.',
  opening: [TITLE],
  initial: 'draft',
  states: {
    draft: 'waiting for the panel to adopt the report',
    sent: 'waiting for {office} to receive the report',
    awaiting: 'waiting for {office} to reply',
    responded: 'waiting for the panel to note the reply',
    closed: 'over: the reply was noted',
  },
  over: ['closed'],
  steps: [
    step({
      id: 'adopt',
      does: 'The panel adopts the report, and it is sent and published',
      from: ['draft'],
      leadsTo: ['sent'],
      fields: [
        {
          name: 'published',
          label: 'Was it published',
          hint: 'Leave exempt or confidential parts out of what is published',
          kind: 'choice',
          choices: {
            yes: 'Yes',
            no: 'No: all of it is exempt or confidential',
          },
        },
        {
          name: 'members',
          label: 'Members who were sent a copy',
          kind: 'text',
          required: false,
        },
      ],
      rules: ['report-publish', 'report-circulate', 'report-require-response'],
      judge: (event, _, decider) => {
        const copied = event.filled.members
        return accept({
          to: 'sent',
          findings: [
            ...(event.filled.published === 'yes'
              ? [
                  citingRules(decider, 'The reply will have to be published too', [
                    'response-publish',
                  ]),
                ]
              : []),
            ...(copied === undefined
              ? []
              : [
                  citingRules(decider, `The reply goes to ${copied} too`, ['response-copy-member']),
                ]),
          ],
        })
      },
    }),
    step({
      id: 'receive',
      does: '{Office} receives the report',
      from: ['sent'],
      to: 'awaiting',
      starts: ['report-received'],
      rules: ['report-require-response'],
    }),
    step({
      id: 'extend',
      does: 'A later day for the reply is agreed with {chair}',
      from: ['awaiting'],
      leadsTo: ['awaiting'],
      fields: [{ name: 'until', label: 'The day agreed', kind: 'day' }],
      starts: [['extended-to', 'until']],
      rules: ['pro-response-next-meeting', 'pro-timescales-variable'],
      judge: (event, { starts }) => {
        const received = starts.get('report-received') ?? event.on
        if (event.filled.until > received) return accept({ to: 'awaiting' })
        const message = 'The day agreed is not after the day the report was received. Correct it'
        return refuse('out-of-order', message, 'until')
      },
    }),
    step({
      id: 'respond',
      does: '{Office} replies in writing',
      from: ['awaiting'],
      leadsTo: ['responded'],
      fields: [
        {
          name: 'published',
          label: 'Was the reply published',
          asks: 'whether the reply was published',
          kind: 'yes-no',
        },
      ],
      meets: ['response', 'consider'],
      rules: ['response-written', ...PUBLISHED],
      judge: (event, { events }, decider) => {
        const report = events.find(({ step }) => step === 'adopt')
        const isOwed = report?.details['published'] === 'yes' && !event.filled.published
        const words = 'The panel published its report, so the reply has to be published'
        return accept({
          to: 'responded',
          warnings: isOwed ? [citingRules(decider, words, ['response-publish'])] : [],
        })
      },
    }),
    step({
      id: 'note',
      does: 'The panel notes the reply',
      from: ['responded'],
      to: 'closed',
      rules: [],
    }),
  ],
  deadlines: [
    {
      id: 'response',
      deferred: 'extended-to',
      deferredBy: 'The later day agreed with {chair}, as it is recorded',
    },
  ],
}
