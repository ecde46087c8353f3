import { Command, Option } from 'commander'
import {
  actOnAccount,
  demonstrationPath,
  endRole,
  fetchAccounts,
  giveRole,
  invite,
  makeFirstLink,
} from '#accounts/index.ts'
import { isDay } from '#fields/index.ts'
import { Refusal } from '#shared/index.ts'
import type { Storage } from '#storage/index.ts'
import { GIVEN_ROLES, type GivenRole } from '#web/index.ts'
import { CLOCK } from '../clock.ts'
import { readConfig } from '../config.ts'
import { actNow, insist, withStorage } from '../instance.ts'

/** `accounts`: who can sign in, and as what. Somebody invited here asks for a link on the site. */
export function accountsCommand(): Command {
  return new Command('accounts')
    .description('lists, makes and changes the accounts of those who sign in')
    .addCommand(listCommand())
    .addCommand(inviteCommand())
    .addCommand(roleCommand())
    .addCommand(endRoleCommand())
    .addCommand(reasonedCommand('disable', 'disabled', 'closes an account'))
    .addCommand(reasonedCommand('recover', 'recovered', 'takes away lost second factors'))
    .addCommand(firstLinkCommand())
    .addCommand(demoCommand())
}

const roleOption = () =>
  new Option('--role <role>', 'what they may do').choices(GIVEN_ROLES).makeOptionMandatory()

function listCommand(): Command {
  return new Command('list')
    .description('prints every account: its address, name and roles with their days')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      await withStorage('accounts list', async ({ db }) => {
        const accounts = await fetchAccounts(db)
        const lines = accounts.map(({ email, name, isDisabled, given }) => {
          const roles = given.map(({ role, from, to }) => `${role} ${from}–${to ?? ''}`)
          return [email ?? 'erased', name, isDisabled ? 'closed' : roles.join(', ')].join('\t')
        })
        const text = json ? JSON.stringify(accounts, undefined, 2) : lines.join('\n')
        if (text !== '') process.stdout.write(`${text}\n`)
      })
    })
}

interface RoleDays {
  readonly role: GivenRole
  readonly from?: string
  readonly to?: string
}

function heldFrom({ role, from = CLOCK.today(), to }: RoleDays) {
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day))
      throw new Refusal(`${day} is no day. Write it as 2027-02-08`)
  }
  return { role, from, to }
}

function inviteCommand(): Command {
  return new Command('invite')
    .description('makes an account; its owner asks for a link on the site')
    .argument('<address>', 'e-mail')
    .requiredOption('--name <name>', 'as the record is to show it')
    .addOption(roleOption())
    .option('--from <day>', 'first day of the role; today unless said')
    .option('--to <day>', 'last day of the role')
    .action(async (email: string, { name, ...days }: RoleDays & { readonly name: string }) => {
      await withStorage('accounts invite', async ({ db }, config) => {
        const recorder = actNow(config, '')
        insist(await invite(db, { name, email }, heldFrom(days), recorder))
      })
    })
}

function roleCommand(): Command {
  return new Command('role')
    .description('gives an account a role')
    .argument('<address>', 'e-mail')
    .addOption(roleOption())
    .option('--from <day>', 'first day of the role; today unless said')
    .option('--to <day>', 'last day of the role')
    .action(async (email: string, days: RoleDays) => {
      await withStorage('accounts role', async ({ db }, config) => {
        const id = await idOf(db, email)
        insist(await giveRole(db, id, heldFrom(days), actNow(config, '')))
      })
    })
}

function endRoleCommand(): Command {
  return new Command('end-role')
    .description('ends a role of an account at once')
    .argument('<address>', 'e-mail')
    .addOption(roleOption())
    .action(async (email: string, { role }: RoleDays) => {
      await withStorage('accounts end-role', async ({ db }, config) => {
        const id = await idOf(db, email)
        insist(await endRole(db, id, role, CLOCK.today(), actNow(config, '')))
      })
    })
}

function reasonedCommand(
  name: string,
  event: 'disabled' | 'recovered',
  description: string,
): Command {
  return new Command(name)
    .description(`${description}, and signs its owner out everywhere`)
    .argument('<address>', 'e-mail')
    .requiredOption('--reason <reason>', 'kept with the account')
    .action(async (email: string, { reason }: { readonly reason: string }) => {
      await withStorage(`accounts ${name}`, async ({ db }, config) => {
        const id = await idOf(db, email)
        insist(await actOnAccount(db, id, event, actNow(config, reason)))
      })
    })
}

function firstLinkCommand(): Command {
  return new Command('first-link')
    .description('makes a link, good for a day, that makes an administrator’s account')
    .action(async () => {
      await withStorage('accounts first-link', async ({ db, folder }, config) => {
        const site = config.publicUrl ?? `http://localhost:${config.port}`
        const { address, path } = await makeFirstLink(db, folder, site, CLOCK.now())
        const where = process.stdout.isTTY ? address : `the address in ${path}`
        process.stdout.write(`Open ${where}\n`)
      })
    })
}

function demoCommand(): Command {
  return new Command('demo')
    .description('prints where to sign in to a demonstration as each role, by one button')
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) => {
      const { isDemonstration, port } = insist(readConfig())
      if (!isDemonstration) {
        throw new Refusal(
          'This is no demonstration. Set CRITICAL_FRIEND_DEMONSTRATION=yes, here and where the site is started',
        )
      }
      const addresses = GIVEN_ROLES.map((role) => ({
        role,
        address: `http://localhost:${port}${demonstrationPath(role)}`,
      }))
      const lines = addresses.map(({ role, address }) => `${role}\t${address}`)
      process.stdout.write(`${json ? JSON.stringify(addresses, undefined, 2) : lines.join('\n')}\n`)
    })
}

async function idOf(db: Storage['db'], email: string): Promise<string> {
  const known = (await fetchAccounts(db)).find((one) => one.email === email.trim().toLowerCase())
  if (known !== undefined) return known.id
  throw new Refusal(`No account has the address ${email}. accounts list prints those there are`)
}
