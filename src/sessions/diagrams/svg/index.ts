export { COLOURS, SVG_RULES } from './svg-style';
export { SVG_STYLE, renderSvg } from './svg.renderer';
