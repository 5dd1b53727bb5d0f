export { signOf } from './signs';
export { SVG_RULES, coloursOf } from './svg-style';
export { SVG_STYLE, renderSvg } from './svg.renderer';
