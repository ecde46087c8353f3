import { describeDay, formatNumber } from '#shared/index.ts'
import type { BackupsNow, MadeBackup, Storage } from '#storage/index.ts'

/** How the program stands, for whoever runs it. */
export interface Health {
  /** Of the program: `0.1.0`. */
  readonly version: string
  readonly engine: Storage['engine']
  readonly dataFolder: string
  readonly backups: BackupsNow
}

const ENGINES = {
  pglite: 'The embedded database, in the data folder',
  postgres: 'The PostgreSQL that DATABASE_URL names',
}

/** After so many times as long as between two, a backup is said to be late. */
const LATE = 2

/** @param now - an instant */
export function presentHealth({ version, engine, dataFolder, backups }: Health, now: string) {
  return {
    title: 'How the program stands',
    warnings: findWarnings(backups, now),
    rows: [
      ['Program', `Critical Friend ${version}`],
      ['Database', ENGINES[engine]],
      ['Data folder', dataFolder],
      ['Last backup made by the program', sayLast(backups, now)],
      ['Backups', sayPlan(backups)],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  }
}

function findWarnings({ plan, last, failure }: BackupsNow, now: string): readonly string[] {
  if (plan === undefined) return []
  const isLate = last !== undefined && hoursSince(last, now) > LATE * plan.everyHours
  return [
    ...(failure === undefined ? [] : [`The last backup that was tried was not made. ${failure}`]),
    ...(isLate
      ? [`The last backup is ${sayAge(last, now)} old, which is older than it should be.`]
      : []),
  ]
}

function sayLast({ plan, last }: BackupsNow, now: string): string {
  if (last === undefined) return plan === undefined ? 'It makes none' : 'None yet'
  const [day = '', time = ''] = last.madeAt.split('T')
  return (
    `${describeDay(day)}, ${time.slice(0, 5)} UTC, ${sayWhen(last, now)}: ` +
    `${formatNumber(last.bytes / 1e6, 1)} MB in ${last.path}`
  )
}

function sayPlan({ plan }: BackupsNow): string {
  if (plan === undefined) {
    return 'The program makes none by itself: see to it that somebody does, or set BACKUP_EVERY'
  }
  const every = plan.everyHours === 1 ? 'hour' : plan.everyHours === 24 ? 'day' : 'week'
  return `One a ${every} in ${plan.folder}. Copy them to another machine`
}

/** A backup is called by the machine's clock, which may have been wrong. */
function sayWhen(last: MadeBackup, now: string): string {
  if (hoursSince(last, now) >= 0) return `${sayAge(last, now)} ago`
  return 'by a clock that was wrong then or is wrong now'
}

function sayAge(last: MadeBackup, now: string): string {
  const hours = hoursSince(last, now)
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return hours < 2 ? 'an hour' : `${Math.floor(hours)} hours`
  return `${Math.floor(hours / 24)} days`
}

function hoursSince({ madeAt }: MadeBackup, now: string): number {
  return Temporal.Instant.from(madeAt).until(now).total('hours')
}
