package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Stage: {Type: String, Default: prod}
        Secret: {Type: String, Default: hunter2, NoEcho: true}
        Kind: {Type: String, Default: Arn}
        Hosts: {Type: CommaDelimitedList, Default: "a.example, b.example"}
      Mappings:
        Regions:
          eu-central-1: {Name: Frankfurt, Zones: [a, b]}
          Frankfurt: {Name: again}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsTest: !Not [!Condition IsProd]
      Resources:
        Bucket:
          Type: AWS::S3::Bucket
        Subject:
          Type: A::B::C
          Properties:
            Value: EXPRESSION
      """;

  private static final Map<String, StoredParameter> STORED =
      Map.of(
          "/app/stage", new StoredParameter("blue", 3, false),
          "/app/prod", new StoredParameter("$1", 1, false),
          "/app/key", new StoredParameter("hunter2", 1, true));

  private static Properties evaluated(String expression) {
    Stack stack =
        Stack.evaluate(
            TestStacks.template(TEMPLATE.replace("EXPRESSION", expression)),
            new StackSettings("books", "eu-central-1", "123456789012", Map.of()),
            name -> Optional.ofNullable(STORED.get(name)),
            name -> name.equals("network-id") ? Optional.of("net-1") : Optional.empty());
    Resource bucket = stack.resourcesInOrder().getFirst();
    stack.created(bucket, "bucket-1", Map.of("Arn", "arn:aws:s3:::bucket-1", "Web.Site", "site"));
    return stack.resourcesInOrder().getLast().properties();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Ref: parameter                      | !Ref Stage                                   | prod
          Ref: long form                      | {Ref: Stage}                                 | prod
          Ref: list parameter, trimmed        | !Ref Hosts                                   | [a.example, b.example]
          Ref: resource                       | !Ref Bucket                                  | bucket-1
          Ref: account                        | !Ref AWS::AccountId                          | 123456789012
          Ref: partition                      | !Ref AWS::Partition                          | aws
          Ref: region                         | !Ref AWS::Region                             | eu-central-1
          Ref: stack name                     | !Ref AWS::StackName                          | books
          Ref: URL suffix                     | !Ref AWS::URLSuffix                          | amazonaws.com
          Ref: no notification topics         | !Ref AWS::NotificationARNs                   | []
          Ref: NoValue leaves a list item out | [a, !Ref AWS::NoValue, b]                    | [a, b]
          Ref: NoValue leaves a property out  | {A: 1, B: !Ref AWS::NoValue}                 | {A=1}
          GetAtt: dotted                      | !GetAtt Bucket.Arn                           | arn:aws:s3:::bucket-1
          GetAtt: dots in the attribute       | !GetAtt Bucket.Web.Site                      | site
          GetAtt: list                        | !GetAtt [Bucket, Web.Site]                   | site
          GetAtt: long form                   | {Fn::GetAtt: [Bucket, Arn]}                  | arn:aws:s3:::bucket-1
          Sub: parameter                      | !Sub "x-${Stage}-y"                          | x-prod-y
          Sub: resource and attribute         | !Sub "${Bucket} ${Bucket.Web.Site}"          | bucket-1 site
          Sub: pseudo parameter               | !Sub "${AWS::Region}"                        | eu-central-1
          Sub: literal                        | !Sub "${!Stage} is ${Stage}"                 | ${Stage} is prod
          Sub: dollar without brace           | !Sub "$1 {Stage} $"                          | $1 {Stage} $
          Sub: own variable                   | !Sub ["${A}/${Stage}", {A: !Ref Bucket}]     | bucket-1/prod
          Sub: own variable hides parameter   | !Sub ["${Stage}", {Stage: mine}]             | mine
          Sub: value is not replaced again    | !Sub ["${A}", {A: "${Stage}"}]               | ${Stage}
          Join                                | !Join ["-", [a, !Ref Stage]]                 | a-prod
          Join: list parameter                | !Join ["", !Ref Hosts]                       | a.exampleb.example
          Join: NoValue left out              | !Join [".", [a, !Ref AWS::NoValue, b]]       | a.b
          Split                               | !Split [".", a.b..]                          | [a, b, , ]
          Select                              | !Select [1, [a, b]]                          | b
          Select: index as text               | !Select ["0", [a, b]]                        | a
          Select: host of a URL               | !Select [2, !Split ["/", "https://h.example/"]] | h.example
          If: true branch                     | !If [IsProd, a, b]                           | a
          If: false branch                    | !If [IsTest, a, b]                           | b
          If: object                          | !If [IsProd, {A: !Ref Stage}, b]             | {A=prod}
          If: NoValue                         | {A: 1, B: !If [IsTest, 2, !Ref AWS::NoValue]} | {A=1}
          FindInMap                           | !FindInMap [Regions, !Ref AWS::Region, Name] | Frankfurt
          FindInMap: list                     | !FindInMap [Regions, eu-central-1, Zones]    | [a, b]
          FindInMap: nested                   | !FindInMap [Regions, !FindInMap [Regions, eu-central-1, Name], Name] | again
          Base64: UTF-8                       | !Base64 "a ü"                                | YSDDvA==
          Base64: of a function               | {Fn::Base64: !Sub "${Stage}"}                | cHJvZA==
          ImportValue                         | !ImportValue network-id                      | net-1
          Cidr: IPv4                          | !Cidr [10.0.0.0/16, 3, 8]                    | [10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24]
          Cidr: address within the block      | !Cidr [192.168.255.7/30, 4, 0]               | [192.168.255.4/32, 192.168.255.5/32, 192.168.255.6/32, 192.168.255.7/32]
          Cidr: the whole block               | !Cidr ["200.0.0.0/8", "1", "24"]             | [200.0.0.0/8]
          Cidr: IPv6                          | !Cidr ["2001:db8::/56", 2, 64]               | [2001:db8:0:0:0:0:0:0/64, 2001:db8:0:1:0:0:0:0/64]
          Cidr: selected                      | !Select [1, !Cidr [!Sub "10.0.0.0/16", 2, 4]] | 10.0.0.16/28
          Cidr: most host bits                | !Cidr ["0.0.0.0/0", 1, 32]                   | [0.0.0.0/0]
          Cidr: 256 blocks                    | !Select [255, !Cidr [10.0.0.0/16, 256, 8]]   | 10.0.255.0/24
          GetAtt: computed attribute          | !GetAtt [Bucket, !Sub "${Kind}"]             | arn:aws:s3:::bucket-1
          Ref beside other keys is a property | {Ref: a, B: c}                               | {Ref=a, B=c}
          Dynamic reference                   | "{{resolve:ssm:/app/stage}}"                 | blue
          Dynamic reference: version          | "{{resolve:ssm:/app/stage:3}}"               | blue
          Dynamic reference: within text      | !Sub "a-{{resolve:ssm:/app/${Stage}}}-b-{{resolve:ssm:/app/stage}}" | a-$1-b-blue
          Dynamic reference: in a list        | [a, {B: "{{resolve:ssm:/app/stage}}"}]       | [a, {B=blue}]
          """)
  void evaluate_function_asInAws(String rule, String expression, String expected) {
    assertThat(evaluated(expression).document("Value")).hasToString(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Sub: list is no text         | !Sub "${Hosts}"                 | : must be text, not a list
          Sub: object is no text       | !Sub {A: b}                     | /Fn::Sub: must be written as a text or [text, object of variables]
          Sub: bad variable name       | !Sub "${a b}"                   | : the variable ${a b} of Fn::Sub may have only letters, digits, underscores, periods and colons; write ${!a b} for the text itself
          GetAtt: unknown attribute    | !GetAtt Bucket.Name             | : Bucket has no attribute Name in the local cloud; it has [Arn, Web.Site]
          GetAtt: no attribute         | !GetAtt Bucket                  | : Fn::GetAtt must be written as LogicalId.Attribute or [LogicalId, Attribute], not "Bucket"
          GetAtt: three items          | !GetAtt [Bucket, Web, Site]     | /Fn::GetAtt: must be written as LogicalId.Attribute or [LogicalId, Attribute]
          Select: beyond the end       | !Select [2, [a, b]]             | : Fn::Select cannot select item "2" of a list of 2; items count from 0
          Select: negative             | !Select [-1, [a, b]]            | : Fn::Select cannot select item "-1" of a list of 2; items count from 0
          Select: text is no list      | !Select [0, a]                  | /Fn::Select/1: must be a list, not text
          Select: computed index       | !Select [!Sub "0", [a]]         | /Fn::Select/0: Fn::Sub is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Join: text is no list        | !Join ["-", a]                  | /Fn::Join/1: must be a list, not text
          Join: computed delimiter     | !Join [!Ref Stage, [a]]         | /Fn::Join/0: must be text, not Ref
          Join: item is no text        | !Join ["-", [[a], b]]           | /Fn::Join/1/0: must be text, not a list
          Split: empty delimiter       | !Split ["", a]                  | /Fn::Split/0: the delimiter of Fn::Split must not be empty
          If: two items                | !If [IsProd, a]                 | /Fn::If: must be written as [condition name, value if true, value if false]
          FindInMap: unknown map       | !FindInMap [Region, a, b]       | : Mappings has no "Region"; correct or add it
          FindInMap: unknown top key   | !FindInMap [Regions, us, Name]  | : Mappings/Regions has no "us"; correct or add it
          FindInMap: unknown key       | !FindInMap [Regions, Frankfurt, X] | : Mappings/Regions/Frankfurt has no "X"; correct or add it
          FindInMap: NoEcho not shown  | !FindInMap [Regions, !Ref Secret, X] | : Mappings/Regions has no ****; correct or add it
          FindInMap: needs transform   | !FindInMap [Regions, !Sub a, b] | /Fn::FindInMap/1: Fn::Sub is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Base64: of a list            | !Base64 [a]                     | /Fn::Base64: must be text, not a list
          NoValue: in Sub              | !Sub "${AWS::NoValue}"          | : must be text, not AWS::NoValue
          ImportValue: unknown export  | !ImportValue other              | : no stack that runs here exports "other"; start that stack first, or correct the name
          Equals: outside Conditions   | !Equals [a, b]                  | : Fn::Equals is allowed only in Conditions; name a condition in Fn::If
          Unknown tag                  | !Reff Stage                     | : !Reff is not implemented by the local cloud; write its value out
          Unknown function             | {Fn::Subs: a}                   | /Fn::Subs: Fn::Subs is not implemented by the local cloud; write its value out
          GetAZs                       | !GetAZs ""                      | : !GetAZs is not implemented by the local cloud; write its value out
          Cidr: no block               | !Cidr [a, 1, 2]                 | : Fn::Cidr needs a block such as 10.0.0.0/16, not "a"
          Cidr: no address             | !Cidr [10.0.0.256/16, 1, 2]     | : Fn::Cidr needs a block such as 10.0.0.0/16, not "10.0.0.256/16"
          Cidr: too many               | !Cidr [10.0.0.0/16, 257, 2]     | : Fn::Cidr needs a number from 1 to 256, not "257"
          Cidr: no room                | !Cidr [10.0.0.0/30, 2, 2]       | : Fn::Cidr cannot make 2 blocks of 2 host bits in 10.0.0.0/30
          Cidr: prefix too long        | !Cidr [10.0.0.0/33, 1, 0]       | : Fn::Cidr cannot make 1 blocks of 0 host bits in 10.0.0.0/33
          Cidr: two items              | !Cidr [10.0.0.0/16, 2]          | /Fn::Cidr: must be written as [block, count, host bits]
          Cidr: none                   | !Cidr [10.0.0.0/16, 0, 2]       | : Fn::Cidr needs a number from 1 to 256, not "0"
          Cidr: count is no number     | !Cidr [10.0.0.0/16, a, 2]       | : Fn::Cidr needs a number from 1 to 256, not "a"
          Cidr: too many host bits     | !Cidr [10.0.0.0/16, 1, 33]      | : Fn::Cidr needs a number from 0 to 32, not "33"
          GetAtt: empty resource       | !GetAtt ["", Arn]               | : every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute
          GetAtt: empty attribute      | !GetAtt [Bucket, ""]            | : every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute
          GetAtt: nothing before a dot | !GetAtt .Arn                    | : Fn::GetAtt must be written as LogicalId.Attribute or [LogicalId, Attribute], not ".Arn"
          GetAtt: nothing after a dot  | !GetAtt Bucket.                 | : Fn::GetAtt must be written as LogicalId.Attribute or [LogicalId, Attribute], not "Bucket."
          Sub: empty object            | !Sub ["${Stage}", {}]           | /Fn::Sub/1: Fn::Sub takes no empty object of variables; write the text alone
          Select: key of a map         | !FindInMap [!Select [0, [a]], b, c] | /Fn::FindInMap/0: Fn::Select is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Split: key of a map          | !FindInMap [!Split [a, b], b, c] | /Fn::FindInMap/0: Fn::Split is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Cidr: key of a map           | !FindInMap [!Cidr [a, 1, 2], b, c] | /Fn::FindInMap/0: Fn::Cidr is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Base64: key of a map         | !FindInMap [!Base64 a, b, c]    | /Fn::FindInMap/0: Fn::Base64 is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          ImportValue: key of a map    | !FindInMap [!ImportValue a, b, c] | /Fn::FindInMap/0: Fn::ImportValue is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          Not: key of a map            | !FindInMap [!Not [!Equals [a, b]], b, c] | /Fn::FindInMap/0: Fn::Not is not allowed here; CloudFormation allows Fn::FindInMap, Ref
          EachMemberIn: one item       | !EachMemberIn [[a]]             | /Fn::EachMemberIn: must be written as [list, list]
          Contains: one item           | !Contains [[a]]                 | /Fn::Contains: must be written as [list, text]
          Told once: what is within    | !Split [!Foo a, b]              | /Fn::Split/0: !Foo is not implemented by the local cloud; write its value out
          Contains: outside Rules      | !Contains [[a], a]              | : Fn::Contains is allowed only in Rules
          RefAll                       | !RefAll "AWS::EC2::VPC::Id"     | : !RefAll is not implemented by the local cloud; write its value out
          ForEach                      | {Fn::ForEach::A: [B, [c], {}]}  | /Fn::ForEach::A: Fn::ForEach::A needs a template transform, and transforms run only in AWS; write out what it generates
          Transform                    | {Fn::Transform: {Name: AWS::Include}} | /Fn::Transform: Fn::Transform needs a template transform, and transforms run only in AWS; write out what it generates
          ToJsonString                 | {Fn::ToJsonString: {}}          | /Fn::ToJsonString: Fn::ToJsonString needs a template transform, and transforms run only in AWS; write out what it generates
          Function beside other keys   | {Fn::Sub: a, B: c}              | /Fn::Sub: a function must be the only key of its object; remove the other keys
          Dynamic reference: unknown   | "{{resolve:ssm:name}}"          | : there is no SSM parameter "name" in the stack's region; create it first, or correct the name
          Dynamic reference: version   | "{{resolve:ssm:/app/stage:2}}"  | : the local cloud keeps only the latest version of the SSM parameter "/app/stage", which is 3, not 2
          Dynamic reference: secure    | "{{resolve:ssm:/app/key}}"      | : the SSM parameter "/app/key" is a SecureString, which {{resolve:ssm:...}} does not resolve
          Dynamic reference: malformed | "{{resolve:ssm:/app/stage:x}}"  | : a dynamic reference is written as {{resolve:ssm:name}} or {{resolve:ssm:name:version}}, and stands in the properties of resources
          Dynamic reference: ssm-secure | "{{resolve:ssm-secure:name}}"  | : dynamic references to ssm-secure are not implemented by the local cloud; use {{resolve:ssm:name}}, {{resolve:secretsmanager:name}} or a parameter
          Dynamic reference: secret    | "{{resolve:secretsmanager:a}}"  | : there is no secret "a" in the stack's region; create it first, or correct the name
          """)
  void evaluate_mistake_refusedWithPlace(String rule, String expression, String problem) {
    assertThatThrownBy(() -> evaluated(expression))
        .isInstanceOf(TemplateException.class)
        .message()
        .matches("t\\.yaml:\\d+:\\d+: Resources/Subject/Properties/Value.*")
        .endsWith("Resources/Subject/Properties/Value" + problem);
  }

  /** What is called with a reference is checked like the reference alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Base64 {Ref: Nowhere}                    | Fn::Base64
          !Cidr [!Ref Nowhere, 1, 2]                | Fn::Cidr/0
          !Cidr [10.0.0.0/16, !Ref Nowhere, 2]      | Fn::Cidr/1
          !Cidr [10.0.0.0/16, 1, !Ref Nowhere]      | Fn::Cidr/2
          !FindInMap [!Ref Nowhere, a, b]           | Fn::FindInMap/0
          !FindInMap [Regions, !Ref Nowhere, b]     | Fn::FindInMap/1
          !FindInMap [Regions, a, !Ref Nowhere]     | Fn::FindInMap/2
          !GetAtt [Bucket, !Ref Nowhere]            | Fn::GetAtt/1
          !If [IsProd, !Ref Nowhere, a]             | Fn::If/1
          !If [IsProd, a, !Ref Nowhere]             | Fn::If/2
          !ImportValue {Ref: Nowhere}               | Fn::ImportValue
          !Join ["", [!Ref Nowhere]]                | Fn::Join/1/0
          !Select [!Ref Nowhere, [a]]               | Fn::Select/0
          !Select [0, [!Ref Nowhere]]               | Fn::Select/1/0
          !Split [",", !Ref Nowhere]                | Fn::Split/1
          !Sub ["${A}", {A: !Ref Nowhere}]          | Fn::Sub/1/A
          """)
  void evaluate_referenceToNothingWithinAFunction_refusedWithPlace(String expression, String path) {
    assertThatThrownBy(() -> evaluated(expression))
        .isInstanceOf(TemplateException.class)
        .hasMessageEndingWith(
            "Resources/Subject/Properties/Value/%s: Ref names \"Nowhere\", which is not a parameter"
                    .formatted(path)
                + " or resource of this template; correct or add it");
  }
}
