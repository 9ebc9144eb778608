// The service worker of Candor: shows what is pushed, and opens the page that it is about. It keeps nothing, and answers
// no request of a page.

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

/** A push that shows nothing costs the permission: what cannot be read is said as such. */
function show(data) {
  let message;
  try {
    message = data.json();
  } catch {
    message = { title: 'Candor has news', body: 'Open it to see what.', tag: 'unread', path: '/' };
  }
  const { title, body, tag, path, at, isUrgent } = message;
  const time = Date.parse(at);
  return self.registration.showNotification(title, {
    body,
    tag,
    renotify: true,
    requireInteraction: isUrgent === true,
    timestamp: Number.isNaN(time) ? Date.now() : time,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: { path },
  });
}

/** Opens the page, never anything but one of Candor's own; where it is open already, shows it. */
async function open(path) {
  const page = new URL(path ?? '/', self.location.origin);
  const url = page.origin === self.location.origin ? page.href : self.location.origin;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find((one) => one.url === url);
  return shown ? shown.focus() : self.clients.openWindow(url);
}
