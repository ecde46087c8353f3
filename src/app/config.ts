import { z } from 'zod'
import { type DirectorySettings, isPrivate, type MailSettings } from '#accounts/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type BackupPlan, ownBackups } from '#storage/index.ts'
import { type IsTrustedProxy, readTrustedProxies, TRUST_NOBODY } from '#web/index.ts'

/** No path, question or name of a user: the site's own addresses begin at the root. */
function isAddressOfSite(text: string): boolean {
  if (!URL.canParse(text)) return true // said already
  const { href, origin } = new URL(text)
  return href === `${origin}/`
}

const FOLLOW_SECONDS = 'FOLLOW_SECONDS must be a whole number of seconds from 1 to 86400'

/** Every setting of the program, each with its default; nothing else reads the environment. */
const settings = z.object({
  /** A PostgreSQL to keep everything in; without it, PGlite in the data folder. */
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must begin with postgres:// or postgresql://',
    })
    .optional(),
  /** The same as the account that owns the tables, where that in DATABASE_URL is to change none of them. */
  DATABASE_OWNER_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_OWNER_URL must begin with postgres:// or postgresql://',
    })
    .optional(),
  /** Where the embedded database and the Parquet copies of record-level files are kept. */
  CRITICAL_FRIEND_DATA: z.string().min(1).default('data'),
  /** The folder of the area this instance serves; without it, the only folder in `areas`. */
  CRITICAL_FRIEND_AREA: z.string().min(1).optional(),
  HOST: z.string().min(1).default('localhost'),
  PORT: z.coerce
    .number({ error: 'PORT must be a number from 0 to 65535' })
    .int('PORT must be a whole number')
    .min(0, 'PORT must be a number from 0 to 65535')
    .max(65_535, 'PORT must be a number from 0 to 65535')
    .default(3000),
  /** Where readers reach the site, when that is not this machine: `https://figures.example.gov.uk`. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must begin with https:// or http://' })
    .refine(isAddressOfSite, {
      error: 'PUBLIC_URL must end after the name, as in https://figures.example.gov.uk',
    })
    .optional(),
  /** The reverse proxies whose forwarding headers are believed: addresses or ranges, with commas. */
  TRUSTED_PROXY: z
    .string()
    .transform((text, context): IsTrustedProxy => {
      const read = readTrustedProxies(text)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: read.problems[0]?.message ?? '' })
      return z.NEVER
    })
    .optional(),
  /** Whether a line is printed of every answer, without anything about who asked. */
  ACCESS_LOG: z.enum(['on', 'off'], { error: 'ACCESS_LOG must be on or off' }).default('off'),
  /** How many seconds a connection of somebody who follows a meeting is kept, before they ask again. */
  FOLLOW_SECONDS: z.coerce
    .number({ error: FOLLOW_SECONDS })
    .int(FOLLOW_SECONDS)
    .min(1, FOLLOW_SECONDS)
    .max(86_400, FOLLOW_SECONDS)
    .default(600),
  /** How often the program makes a backup by itself; without it, each day, and none of a PostgreSQL. */
  BACKUP_EVERY: z
    .enum(['never', 'hour', 'day', 'week'], {
      error: 'BACKUP_EVERY must be hour, day, week or never',
    })
    .optional(),
  /** Where it puts them; without it, `backups` in the data folder. */
  BACKUP_FOLDER: z.string().min(1).optional(),
  /** The mail server by which links to sign in are sent; without it they are kept in the data folder. */
  CRITICAL_FRIEND_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'CRITICAL_FRIEND_SMTP_URL must begin with smtps:// or smtp://',
    })
    .optional(),
  /** Whose letters they are: "Northshire panel <panel@example.gov.uk>". */
  CRITICAL_FRIEND_MAIL_FROM: z.string().min(1).optional(),
  /** The council's own directory by OpenID Connect; with Entra, https://login.microsoftonline.com/<tenant>/v2.0 */
  CRITICAL_FRIEND_DIRECTORY: z
    .url({ protocol: /^https?$/, error: 'CRITICAL_FRIEND_DIRECTORY must begin with https://' })
    .refine((text) => !URL.canParse(text) || isPrivate(text), {
      error: 'CRITICAL_FRIEND_DIRECTORY must begin with https://',
    })
    .optional(),
  /** As what the directory knows this site, and the secret that it gave it. */
  CRITICAL_FRIEND_DIRECTORY_ID: z.string().min(1).optional(),
  CRITICAL_FRIEND_DIRECTORY_SECRET: z.string().min(1).optional(),
  /** Whether anybody may sign in as anything, at this machine alone. */
  CRITICAL_FRIEND_DEMONSTRATION: z
    .enum(['yes', 'no'], { error: 'CRITICAL_FRIEND_DEMONSTRATION must be yes or no' })
    .default('no'),
  /** Who is named in the change log as having run a command. */
  CRITICAL_FRIEND_ACTOR: z.string().min(1).optional(),
  USER: z.string().min(1).optional(),
})

/** Settings that do not go together, each with what to do. */
const whole = settings
  .refine(
    (one) =>
      (one.CRITICAL_FRIEND_SMTP_URL === undefined) ===
      (one.CRITICAL_FRIEND_MAIL_FROM === undefined),
    {
      path: ['CRITICAL_FRIEND_MAIL_FROM'],
      error: 'it and CRITICAL_FRIEND_SMTP_URL go together. Set both, or neither',
    },
  )
  .refine((one) => one.DATABASE_OWNER_URL === undefined || one.DATABASE_URL !== undefined, {
    path: ['DATABASE_OWNER_URL'],
    error:
      'it goes with DATABASE_URL, which names the same database for the account of the program. Set that too, or leave this out',
  })
  .refine((one) => new Set(directoryOf(one).map((part) => part === undefined)).size === 1, {
    path: ['CRITICAL_FRIEND_DIRECTORY'],
    error:
      'it, CRITICAL_FRIEND_DIRECTORY_ID and CRITICAL_FRIEND_DIRECTORY_SECRET go together. Set all, or none',
  })
  .refine((one) => one.CRITICAL_FRIEND_DEMONSTRATION === 'no' || isAtHome(one), {
    path: ['CRITICAL_FRIEND_DEMONSTRATION'],
    error:
      'anybody who reaches a demonstration may sign in as anything, so it is at this machine alone. Leave out HOST, PUBLIC_URL and TRUSTED_PROXY, or leave this out',
  })

function directoryOf(values: z.infer<typeof settings>) {
  const { CRITICAL_FRIEND_DIRECTORY: issuer, CRITICAL_FRIEND_DIRECTORY_ID: id } = values
  return [issuer, id, values.CRITICAL_FRIEND_DIRECTORY_SECRET] as const
}

function isAtHome({ HOST, PUBLIC_URL, TRUSTED_PROXY }: z.infer<typeof settings>): boolean {
  const isLoopback = /^(localhost|127\.[\d.]+|::1)$/.test(HOST)
  return isLoopback && PUBLIC_URL === undefined && TRUSTED_PROXY === undefined
}

export interface Config {
  readonly databaseUrl: string | undefined
  /** `undefined` where the account in `databaseUrl` owns the tables itself. */
  readonly ownerUrl: string | undefined
  readonly dataFolder: string
  readonly areaFolder: string | undefined
  readonly host: string
  readonly port: number
  /** Without a slash at the end. */
  readonly publicUrl: string | undefined
  readonly isTrustedProxy: IsTrustedProxy
  readonly isAccessLogged: boolean
  readonly followSeconds: number
  /** `undefined` when the program is to make none by itself. */
  readonly backups: BackupPlan | undefined
  /** `undefined` where letters are kept in the data folder. */
  readonly mail: MailSettings | undefined
  /** `undefined` where nobody signs in by a directory. */
  readonly directory: DirectorySettings | undefined
  readonly isDemonstration: boolean
  readonly actor: string
}

/** Reads the settings once; every one that is wrong is named at the same time. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Outcome<Config> {
  const read = whole.safeParse(environment)
  if (!read.success) {
    const problems = read.error.issues.map((issue) => ({
      code: 'setting',
      field: String(issue.path[0] ?? ''),
      message: `The setting ${String(issue.path[0] ?? '')} is wrong: ${issue.message}`,
    }))
    return { ok: false, problems }
  }
  const values = read.data
  return accept({
    databaseUrl: values.DATABASE_URL,
    ownerUrl: values.DATABASE_OWNER_URL,
    dataFolder: values.CRITICAL_FRIEND_DATA,
    areaFolder: values.CRITICAL_FRIEND_AREA,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL && new URL(values.PUBLIC_URL).origin,
    isTrustedProxy: values.TRUSTED_PROXY ?? TRUST_NOBODY,
    isAccessLogged: values.ACCESS_LOG === 'on',
    followSeconds: values.FOLLOW_SECONDS,
    backups: backupPlan(values),
    mail: mailOf(values),
    directory: asDirectory(values),
    isDemonstration: values.CRITICAL_FRIEND_DEMONSTRATION === 'yes',
    actor: values.CRITICAL_FRIEND_ACTOR ?? values.USER ?? 'somebody unnamed',
  })
}

function asDirectory(values: z.infer<typeof settings>): DirectorySettings | undefined {
  const [issuer, clientId, clientSecret] = directoryOf(values)
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return { issuer, clientId, clientSecret }
}

function mailOf(values: z.infer<typeof settings>): MailSettings | undefined {
  const { CRITICAL_FRIEND_SMTP_URL: smtpUrl, CRITICAL_FRIEND_MAIL_FROM: from } = values
  return smtpUrl === undefined || from === undefined ? undefined : { smtpUrl, from }
}

const HOURS = { hour: 1, day: 24, week: 7 * 24 }

function backupPlan(values: z.infer<typeof settings>): BackupPlan | undefined {
  const every = values.BACKUP_EVERY ?? (values.DATABASE_URL === undefined ? 'day' : 'never')
  if (every === 'never') return undefined
  const folder = values.BACKUP_FOLDER ?? ownBackups(values.CRITICAL_FRIEND_DATA)
  return { folder, everyHours: HOURS[every] }
}
