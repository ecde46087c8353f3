/** Run in a page: how many recordings are kept on its device and not sent yet. */
export const COUNT_KEPT = `new Promise((resolve) => {
  const request = indexedDB.open('critical-friend-meeting')
  request.onsuccess = () => {
    const all = request.result.transaction('kept').objectStore('kept').count()
    all.onsuccess = () => {
      request.result.close()
      resolve(all.result)
    }
  }
})`
