package dev.sightline.train.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws charts in one look: white paper, pale grid, no frames, a legend beside the lines. */
final class ChartPainter {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;

    /** With fewer points than this each is marked, so that a run of one epoch shows. */
    private static final int FEW_POINTS = 25;

    private ChartPainter() {}

    static BufferedImage paint(LineChart content) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(content.title())
                .xAxisTitle(content.xTitle())
                .yAxisTitle(content.yTitle())
                .build();
        style(chart.getStyler(), content);
        int color = 0;
        for (int i = 0; i < content.curves().size(); i++) {
            Curve curve = content.curves().get(i);
            // XChart asks for unique names; those that no legend shows are numbered.
            String key = curve.name().isEmpty() ? "unnamed " + i : curve.name();
            XYSeries series = chart.addSeries(key, curve.x(), curve.y());
            series.setShowInLegend(!curve.name().isEmpty());
            series.setMarker(curve.x().size() < FEW_POINTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            color = emphasise(series, curve.emphasis(), color);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** Sets the line's look and returns the number of the next free colour. */
    private static int emphasise(XYSeries series, Curve.Emphasis emphasis, int color) {
        return switch (emphasis) {
            case STRONG -> {
                line(series, Look.INK, 3.5f);
                yield color;
            }
            case FAINT -> {
                line(series, Look.FAINT, 1f);
                yield color;
            }
            case NORMAL -> {
                line(series, Look.series(color), 2f);
                yield color + 1;
            }
        };
    }

    /** Points without a line. */
    static BufferedImage paint(ScatterChart content) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(content.title())
                .xAxisTitle(content.xTitle())
                .yAxisTitle(content.yTitle())
                .build();
        XYStyler styler = chart.getStyler();
        style(styler);
        styler.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        styler.setLegendVisible(false);
        styler.setMarkerSize(11);
        styler.setXAxisLogarithmic(content.logarithmic());
        styler.setPlotContentSize(.94);
        List<String> words = content.words();
        if (!words.isEmpty()) {
            styler.setXAxisMin(-.5);
            styler.setXAxisMax(words.size() - .5);
            styler.setxAxisTickLabelsFormattingFunction(place -> words.stream()
                    .filter(word -> words.indexOf(word) == place)
                    .findFirst()
                    .orElse(""));
        }
        XYSeries series = chart.addSeries("trials", content.x(), content.y());
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Look.series(0));
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static boolean isAllZero(LineChart content) {
        return content.curves().stream().flatMap(curve -> curve.y().stream()).allMatch(value -> value == 0);
    }

    private static void line(XYSeries series, Color color, float width) {
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static void style(XYStyler styler, LineChart content) {
        style(styler);
        styler.setYAxisMin(0.0);
        if (content.end().isPresent()) {
            styler.setYAxisMax(1.0);
            styler.setXAxisMin(0.0);
            styler.setXAxisMax(content.end().getAsDouble());
        } else if (isAllZero(content)) {
            styler.setYAxisMax(1.0);
        }
        styler.setPlotContentSize(.99);
        styler.setXAxisDecimalPattern(content.end().isPresent() ? "0.0####" : "0");
        styler.setYAxisDecimalPattern(content.end().isPresent() ? "0.0" : "0.##");
    }

    private static void style(XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Look.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setAxisTickMarksColor(Look.GRID);
        styler.setAxisTickLabelsColor(Look.SOFT_INK);
        styler.setChartFontColor(Look.INK);
        styler.setChartTitleFont(Look.font(Font.BOLD, 20));
        styler.setAxisTitleFont(Look.font(Font.PLAIN, 15));
        styler.setAxisTickLabelsFont(Look.font(Font.PLAIN, 14));
        styler.setLegendFont(Look.font(Font.PLAIN, 14));
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(22);
        styler.setMarkerSize(7);
        styler.setChartPadding(18);
        styler.setChartTitlePadding(14);
        styler.setAxisTickPadding(8);
    }
}
