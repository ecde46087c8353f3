// What is kept on this device of meetings that are recorded: where it is, for the pages that keep it and for signing out.
export const NAME = 'critical-friend-meeting'

/** What a request to the device's own store comes to. */
export const answerOf = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

export function openKept() {
  const request = indexedDB.open(NAME, 1)
  request.addEventListener('upgradeneeded', () =>
    request.result.createObjectStore('kept', { keyPath: 'order', autoIncrement: true }),
  )
  return answerOf(request)
}
