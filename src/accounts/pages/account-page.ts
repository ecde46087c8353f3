import type { FastifyReply } from 'fastify'
import type { Problem } from '#shared/index.ts'
import { type DataTable, type FormField, type Link, type Page, showPage } from '#web/index.ts'
import type { TimeCodeSetup } from '../time-codes.ts'

/** A form of one of these pages: what it asks, and where it goes. */
export interface ShownAct {
  readonly heading?: string
  readonly sentences?: readonly string[]
  readonly action: string
  readonly button: string
  readonly isSecondary?: boolean
  readonly fields?: readonly FormField[]
  /** Sent along unseen: what an app was told. */
  readonly secret?: string
}

/** What a page of accounts says, in the order it says it. */
export interface AccountPage extends Page {
  readonly sentences?: readonly string[]
  readonly setup?: TimeCodeSetup
  readonly tables?: readonly DataTable[]
  readonly forms?: readonly ShownAct[]
  readonly letters?: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
  readonly links?: readonly Link[]
  readonly problems?: readonly Problem[]
  /** Whether one signs out here: then it tells of what is kept on the device, and takes it away. */
  readonly signsOut?: boolean
}

/** Answers with a page of accounts: 422 where it tells of problems. */
export function showAccountPage(reply: FastifyReply, page: AccountPage): FastifyReply {
  const status = page.problems && page.problems.length > 0 ? 422 : 200
  const forms = (page.forms ?? []).map((form) => ({ sentences: [], fields: [], ...form }))
  const none = { sentences: [], tables: [], links: [], letters: [], signsOut: false }
  const whole = { ...none, ...page, forms }
  return showPage(reply, 'account.njk', whole, status)
}
