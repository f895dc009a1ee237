package dandex.server.load;

import dandex.server.find.Ledger;

/// What one request cost the stores. A request is answered on one thread, so plain counts do.
public final class Tally implements Ledger {
  private int searches;
  private int statements;
  private long rows;

  @Override
  public void searched() {
    searches++;
  }

  @Override
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
