import createDOMPurify from 'dompurify'

const purify = createDOMPurify(window)

/** `<use>` and paint may only point at parts of the same drawing. */
purify.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName, attrValue } = attribute
  if (attrName === 'href' || attrName === 'xlink:href') {
    attribute.keepAttr = element.nodeName.toLowerCase() === 'use' && /^#[\w-]+$/.test(attrValue)
  } else if (/url\(/i.test(attrValue) && !/^url\(#[\w-]+\)$/.test(attrValue.trim())) {
    attribute.keepAttr = false
  }
})

/**
 * A drawing from a lesson as nodes: shapes only, no script, no style, nothing from elsewhere. It is
 * never parsed from text a second time, so nothing can change its meaning on the way.
 */
export function cleanDrawing(svg: string): SVGSVGElement | null {
  const fragment = purify.sanitize(svg, {
    USE_PROFILES: { svg: true, svgFilters: true },
    ADD_TAGS: ['use'],
    ADD_ATTR: ['href'],
    FORBID_TAGS: ['style', 'image', 'a', 'animate', 'set', 'animateTransform', 'animateMotion'],
    FORBID_ATTR: ['style', 'class'],
    RETURN_DOM_FRAGMENT: true,
  })
  const drawing = fragment.querySelector('svg')
  if (drawing === null) return null
  drawing.removeAttribute('width')
  drawing.removeAttribute('height')
  return drawing
}
