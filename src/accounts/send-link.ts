import type { Account } from './account.ts'
import { countTry } from './guesses.ts'
import { INVITATION_MINUTES, invitation, LINK_MINUTES, signInLetter } from './letters.ts'
import type { AccountNeeds } from './needs.ts'
import { makeOnce } from './tokens.ts'

/** Sends a link to an address that has an account, not more than a few in a quarter of an hour. */
export async function sendLink(needs: AccountNeeds, email: string): Promise<void> {
  const { db, fetchAccounts, now, panel } = needs
  const account = (await fetchAccounts()).byEmail(email)
  const { at } = now()
  if (account === undefined || account.isDisabled) return
  if (!(await countTry(db, account.id, 'mail', at))) return
  const link = await makeLink(needs, account.id, LINK_MINUTES, at)
  await needs.send(signInLetter(email, panel(), link), at)
}

/** Sends somebody the link with which they sign in for the first time. */
export async function sendInvitation(
  needs: AccountNeeds,
  { id, name, email }: Pick<Account, 'id' | 'name'> & { readonly email: string },
): Promise<void> {
  const { at } = needs.now()
  const link = await makeLink(needs, id, INVITATION_MINUTES, at)
  await needs.send(invitation(email, name, needs.panel(), link), at)
}

async function makeLink(
  { db, siteAddress }: AccountNeeds,
  account: string,
  minutes: number,
  at: string,
): Promise<string> {
  const token = await makeOnce(db, { purpose: 'sign-in', account, says: null, minutes }, at)
  return `${siteAddress()}/sign-in/link/${token}`
}
