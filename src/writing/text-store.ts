import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import { type FileVersion, fetchFileVersions, recordFileEdit } from '#holdings/index.ts'
import { checkText, type TextPlace, textPath } from '#reports/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import { type Database, writeRecord } from '#storage/index.ts'
import { askLeave, recorderOf } from '#web/index.ts'
import { dropDraft } from './drafts.ts'
import type { WritingNeeds } from './needs.ts'
import { decideSaving, type Saving } from './save-text.ts'

/** A text with all that it was before. */
export interface StandingText {
  /** Oldest first. */
  readonly versions: readonly FileVersion[]
  /** As it stands; '' where there is none. */
  readonly current: string
  /** The digest of that; `null` where there is none. */
  readonly digest: string | null
}

export async function fetchText(db: Kysely<Database>, place: TextPlace): Promise<StandingText> {
  const versions = await fetchFileVersions(db, [textPath(place)])
  const last = versions.at(-1)
  return { versions, current: last?.content ?? '', digest: last?.sha256 ?? null }
}

/** The text that a digest is of, among all that it was; '' for none of them. */
export function contentOf(versions: readonly FileVersion[], digest: string | null): string {
  return versions.find(({ sha256 }) => sha256 !== null && sha256 === digest)?.content ?? ''
}

/** A text as it is sent. */
export interface SentText {
  readonly text: string
  /** The digest of the text it was made of. */
  readonly base: string | null
  readonly why: string
}

/** What became of it, and the text it met. */
export interface SavedText {
  readonly saving: Saving
  readonly theirs: string | null
}

/** What is recorded as the reason where whoever wrote it gave none. */
const NO_REASON = 'Written on the site'

/** Saves a text beside the one that the transaction finds, and throws its writer's draft away. */
export async function saveText(
  { db, now }: WritingNeeds,
  request: FastifyRequest,
  area: Area,
  place: TextPlace,
  { text, base, why }: SentText,
): Promise<Outcome<SavedText>> {
  const { at } = now()
  const path = textPath(place)
  return await writeRecord(db, async (trx): Promise<Outcome<SavedText>> => {
    const leave = askLeave(request.actor, 'write', 'commentary', 'any')
    if (!leave.ok) return leave
    const { versions, current, digest } = await fetchText(trx, place)
    const saving = decideSaving({ before: contentOf(versions, base), current, written: text })
    if (saving.kind === 'conflict') return accept({ saving, theirs: digest })
    if (saving.kind === 'saved') {
      const checked = checkText(area, place, saving.text)
      if (!checked.ok) return checked
      const content = saving.text === '' ? null : saving.text
      const reason = why.trim() === '' ? NO_REASON : why
      await recordFileEdit(trx, { path, content }, { ...recorderOf(request, at), reason })
    }
    await dropDraft(trx, { account: accountOf(request), path })
    return accept({ saving, theirs: digest })
  })
}

/** Whose account it is that writes. */
export function accountOf({ actor }: FastifyRequest): string {
  if (actor.account === undefined) throw new Error('A form was let through to nobody signed in')
  return actor.account.id
}
