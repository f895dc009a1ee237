package dandex.bench;

import java.util.List;

/// How a figure grows with the size of what is measured: as its power of `exponent`, by least
/// squares of the logarithms.
record Fit(double exponent) {
  /// @param x how large
  /// @param y the figure there
  record Point(double x, double y) {
    Point {
      if (x <= 0 || y <= 0) throw new IllegalArgumentException(x + ", " + y + " has no logarithm");
    }
  }

  static Fit of(List<Point> points) {
    if (points.stream().mapToDouble(Point::x).distinct().count() < 2) {
      throw new IllegalArgumentException("one size says nothing of growth");
    }
    var x = points.stream().mapToDouble(point -> Math.log(point.x())).average().orElseThrow();
    var y = points.stream().mapToDouble(point -> Math.log(point.y())).average().orElseThrow();
    double along = 0;
    double across = 0;
    for (var point : points) {
      var dx = Math.log(point.x()) - x;
      along += dx * (Math.log(point.y()) - y);
      across += dx * dx;
    }
    return new Fit(along / across);
  }
}
