import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

const rules = (change: number) =>
  sql`path = 'rules.yaml' and change_id = (
    select min(change_id) + ${sql.lit(change)} from area_file where path = 'rules.yaml')`

/** Done to the area's files. */
export const EDITS_OF_AREA_FILES: readonly DishonestEdit[] = [
  edit(
    'an area file changed together with its digest',
    /version of rules.yaml .* has been changed/,
    sql`update area_file set content = 'three', sha256 = encode(sha256('three'), 'hex') where ${rules(1)}`,
  ),
  edit(
    'an area file changed',
    /version of rules.yaml .* has been changed/,
    sql`update area_file set content = 'three' where ${rules(1)}`,
  ),
  edit(
    'the digest of an area file changed',
    /version of rules.yaml .* has been changed/,
    sql`update area_file set sha256 = repeat('d', 64) where ${rules(1)}`,
  ),
  edit(
    'an area file loaded at another time',
    /version of rules.yaml .* has been changed/,
    sql`update area_file set loaded_at = '2026-12-09' where ${rules(1)}`,
  ),
  edit(
    'an earlier version of an area file put in force again by a number',
    /rules.yaml/,
    sql`update area_file set id = default where ${rules(0)}`,
  ),
  edit(
    'two versions of an area file given each other’s numbers',
    /rules.yaml/,
    ...swap('area_file', rules(0), rules(1)),
  ),
  edit(
    'a version of an area file told of by another entry',
    /version of rules.yaml/,
    sql`update area_file set change_id = change_id + 1 where ${rules(0)}`,
  ),
  edit(
    'a version of an area file removed',
    /version of rules.yaml .* no longer there/,
    sql`delete from area_file where ${rules(1)}`,
  ),
  edit(
    'a version of an area file put in',
    /version of rules.yaml/,
    sql`insert into area_file (path, content, sha256, loaded_at, change_id)
      select path, content, sha256, loaded_at, change_id from area_file where ${rules(0)}`,
  ),
  edit(
    'an area file renamed',
    /version of law.yaml/,
    sql`update area_file set path = 'law.yaml' where ${rules(1)}`,
  ),
]
