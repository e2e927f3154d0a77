// Draws one trend: the index as a line, its 95 % interval as a band. Points with too few answers are null and leave a gap.
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function option(trend) {
  const line = colour('--mud-palette-primary');
  const quiet = colour('--mud-palette-text-secondary');
  const points = trend.points;
  const axis = { show: !trend.mini, axisLabel: { color: quiet, hideOverlap: true }, axisLine: { lineStyle: { color: quiet } }, axisTick: { show: false } };
  return {
    animation: false,
    grid: trend.mini ? { left: 2, right: 2, top: 6, bottom: 4 } : { left: 40, right: 16, top: 16, bottom: 32 },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colour('--mud-palette-surface'), textStyle: { color: colour('--mud-palette-text-primary') },
      formatter: shown => points[shown[0].dataIndex].told,
    },
    xAxis: { type: 'category', data: points.map(point => point.label), boundaryGap: false, ...axis },
    yAxis: { type: 'value', min: 0, max: 100, interval: 25, splitLine: { show: !trend.mini, lineStyle: { color: colour('--mud-palette-divider') } }, ...axis },
    series: [
      { type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, data: points.map(point => point.low) },
      { type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, areaStyle: { color: line, opacity: 0.16 }, data: points.map(point => point.low === null ? null : point.high - point.low) },
      { type: 'line', symbol: 'circle', symbolSize: trend.mini ? 3 : 5, showSymbol: points.length < 60, lineStyle: { color: line, width: 2 }, itemStyle: { color: line }, data: points.map(point => point.value) },
    ],
  };
}

export function draw(element, trend) {
  if (!element.isConnected) return;
  const chart = echarts.getInstanceByDom(element) ?? echarts.init(element, null, { renderer: 'svg' });
  chart.setOption(option(trend), true);
  element.resizing ??= new ResizeObserver(() => chart.resize());
  element.resizing.observe(element);
}

export function clear(element) {
  element?.resizing?.disconnect();
  const chart = element && echarts.getInstanceByDom(element);
  chart?.dispose();
}
