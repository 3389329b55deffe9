/**
 * Browsers for the tests: found on this machine, else fetched. Nothing is skipped silently: what
 * cannot be had is an error with one line that says so.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium, webkit } from '@playwright/test'

const debianChromium = ['chromium', 'fonts-liberation', 'fonts-noto-core']
const debianWebkit = [
  'webkit2gtk-driver',
  'xvfb',
  'xauth',
  'gstreamer1.0-libav',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-bad',
  'dbus',
  'dbus-x11',
  'python3-gi',
  'gir1.2-webkit2-4.1',
  'gir1.2-gtk-3.0',
  'fonts-liberation',
  'fonts-noto-core',
]

const systemPython = '/usr/bin/python3'

/** Flags under which Chromium behaves alike on a laptop, in a container and as root. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

/**
 * Path of a Chromium that is already here, or undefined.
 * @returns {string | undefined}
 */
function findChromium() {
  const own = process.env.ALONGSIDE_CHROMIUM
  return [own, '/usr/bin/chromium', chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}

/**
 * @returns {{ path: string, engine: string }} fetches a Chromium if there is none
 */
export function haveChromium() {
  if (!findChromium() && canApt()) aptInstall(debianChromium)
  if (!findChromium()) playwrightInstall('chromium')
  const path = findChromium()
  if (!path) throw new Error('No Chromium here, and none could be installed. Install chromium.')
  return { path, engine: `Chromium ${versionOf(path)} (${path})` }
}

/**
 * WebKitGTK where Debian's packages can be had, else Playwright's own WebKit.
 * @returns {{ kind: 'gtk' | 'playwright', engine: string }}
 */
export function haveWebkit() {
  if (!hasWebkitGtk() && canApt()) aptInstall(debianWebkit)
  if (hasWebkitGtk()) return { kind: 'gtk', engine: `WebKitGTK ${webkitGtkVersion()}` }
  if (!existsSync(webkit.executablePath())) playwrightInstall('webkit')
  if (!existsSync(webkit.executablePath()))
    throw new Error(
      'No WebKit here, and none could be installed. Install webkit2gtk-driver, xvfb and python3-gi.',
    )
  return { kind: 'playwright', engine: "Playwright's WebKit (no WebKitGTK on this machine)" }
}

function hasWebkitGtk() {
  const tools = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run', systemPython]
  if (!tools.every((path) => existsSync(path))) return false
  return python("gi.require_version('Gtk','3.0'); from gi.repository import WebKit2").status === 0
}

function webkitGtkVersion() {
  const parts = ['get_major_version()', 'get_minor_version()', 'get_micro_version()']
  const version = parts.map((part) => `WebKit2.${part}`).join(', ')
  return python(`from gi.repository import WebKit2; print(${version}, sep='.')`).stdout.trim()
}

function python(code) {
  const script = `import gi; gi.require_version('WebKit2','4.1'); ${code}`
  return spawnSync(systemPython, ['-c', script], { encoding: 'utf8' })
}

function versionOf(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return /\d+(\.\d+)+/.exec(stdout ?? '')?.[0] ?? ''
}

/** Only as root on Debian: elsewhere the package names or the way in differ. */
function canApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function aptInstall(packages) {
  console.log(`Installing ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  for (const args of [['update'], install]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
    if (status !== 0)
      console.error(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`)
  }
}

function playwrightInstall(browser) {
  console.log(`Fetching Playwright's ${browser}`)
  const deps = process.getuid?.() === 0 ? ['--with-deps'] : []
  spawnSync('npx', ['playwright', 'install', ...deps, browser], { stdio: 'inherit' })
}
