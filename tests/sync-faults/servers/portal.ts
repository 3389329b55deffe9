import type { Answer, Handle } from './exchange'

/** Status 200 and a web page: nothing of it came from the clinic. */
export const portalPage: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title><form>Agree to our terms to use this network</form>',
}

/** Nobody gets through until somebody has agreed to the terms. */
export const behindPortal =
  (server: Handle, isOpen: () => boolean): Handle =>
  (ask) =>
    isOpen() ? server(ask) : portalPage
