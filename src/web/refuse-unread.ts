import type { FastifyReply } from 'fastify'
import { type AskedOfList, type Field, readAddress } from '#fields/index.ts'
import { showMessage } from './pages.ts'

/**
 * Answers that a file cannot be made, where its address asks for what it cannot be narrowed by: a file has no place to
 * say that it was not.
 *
 * @param fields - by what it can be narrowed
 * @returns `undefined` where it can be made
 */
export function refuseUnread(
  reply: FastifyReply,
  fields: readonly Field[],
  asked: unknown,
  besides: readonly string[] = [],
): FastifyReply | undefined {
  const { unread } = readAddress(fields, { ...(asked as AskedOfList) }, besides, sayOfFile)
  if (unread === '') return undefined
  return showMessage(reply, 400, 'That file cannot be made', [
    unread,
    'Change the address, or take the file from its page.',
  ])
}

const sayOfFile = (what: string, ways: string) => `The file cannot be narrowed by ${what}: ${ways}.`
