package dandex.server.load;

/// What one request cost the stores. A request is answered on one thread, so plain counts do.
public final class Tally {
  private int searches;
  private int statements;
  private long rows;

  public void searched() {
    searches++;
  }

  public void searched(int number) {
    searches += number;
  }

  public void stated(int number) {
    statements += number;
  }

  public void read(int number) {
    rows += number;
  }

  public int searches() {
    return searches;
  }

  public int statements() {
    return statements;
  }

  public long rows() {
    return rows;
  }
}
