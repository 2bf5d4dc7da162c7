// The promises this page makes, in the form that a browser enforces: response headers.
// Comes in: nothing. Goes out: the headers that every response carries (page, worker, wasm: a worker obeys the
// policy of its own response, not the page's) and the copy for a <meta> tag, for hosts that cannot send headers.
// One file, because the development server, the static server, the build and the tests must never disagree.

const directives = [
  "default-src 'none'",
  // 'wasm-unsafe-eval' compiles WebAssembly and nothing else; eval stays forbidden.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types limpid',
];

/** The policy for a <meta> tag: browsers ignore frame-ancestors there, and say so in the console. */
export const metaPolicy = directives.filter((directive) => !directive.startsWith('frame-ancestors')).join('; ');

/**
 * The policy of the page as a single file, opened from a disk: nothing may be asked for at all, and only the script and
 * the style whose hashes ("sha256-…") these are run. The engine's thread is made from a part of that script.
 */
export const singlePolicy = ({ script, style }) => [
  "default-src 'none'",
  `script-src '${script}' 'wasm-unsafe-eval'`,
  `style-src '${style}'`,
  'img-src data: blob:',
  "connect-src 'none'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types limpid',
].join('; ');

export const headers = {
  'Content-Security-Policy': directives.join('; '),
  // Closes what a Content-Security-Policy leaves open (WebRTC, preconnect, navigation): Chromium 152 and later.
  'Connection-Allowlist': '(response-origin);webrtc=block',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': [
    'accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation',
    'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture',
    'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`).join(', '),
};
