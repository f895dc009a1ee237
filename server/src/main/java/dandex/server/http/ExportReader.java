package dandex.server.http;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Question;
import dandex.server.export.ExportAsked;
import dandex.server.graphql.AssetQuestion;
import dandex.server.graphql.AssetQuestions;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of an export, as parameters of a request.
record ExportReader(AssetQuestions questions) {
  private static final List<String> PARAMETERS =
      List.of("filter", "search", "versions", "export", "after");

  ExportAsked read(Context context) throws HttpRefusal {
    for (var parameter : context.queryParamMap().entrySet())
      check(parameter.getKey(), parameter.getValue());
    return new ExportAsked(question(context), context.queryParam("export"), after(context));
  }

  /// One that is misspelt must not export everything.
  private static void check(String name, List<String> values) throws HttpRefusal {
    if (!PARAMETERS.contains(name)) {
      throw new HttpRefusal(
          400, "`" + name + "` is no parameter: there are " + String.join(", ", PARAMETERS));
    }
    if (values.size() > 1) throw new HttpRefusal(400, "`" + name + "` is given more than once");
  }

  private Question<AssetField> question(Context context) throws HttpRefusal {
    var given = new HashMap<String, Object>();
    given.put("filter", RequestReader.parameter(context, "filter"));
    for (var name : List.of("search", "versions")) {
      var text = context.queryParam(name);
      if (text != null) given.put(name, text);
    }
    return switch (questions.read(given)) {
      case AssetQuestion.Read(var question) -> question;
      case AssetQuestion.Wrong(var why) -> throw new HttpRefusal(400, why);
    };
  }

  private static @Nullable AssetId after(Context context) throws HttpRefusal {
    var after = context.queryParam("after");
    if (after == null) return null;
    if (context.queryParam("export") == null) {
      throw new HttpRefusal(
          400, "`after` goes with `export`, the Export-Id of what is gone on with");
    }
    try {
      return AssetId.parse(after);
    } catch (IllegalArgumentException malformed) {
      throw new HttpRefusal(400, "`after` is no asset id: give the last one that you have");
    }
  }
}
